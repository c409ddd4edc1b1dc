package io.tocsin.emulator.cloudwatch.control;

import io.tocsin.emulator.cloudwatch.trouble.TroubleMaker;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;

/** Who serves which path. */
public final class Routes {
    public static final String CONTROL = "/_control";
    public static final String STATUS = "/_status";

    private Routes() {}

    /**
     * All paths.
     *
     * @param protocol serves all that is not the emulator's own
     */
    public static HttpHandler of(HttpHandler protocol, TroubleMaker troubleMaker, StatusHandler status) {
        return new PathHandler(protocol)
                .addExactPath(CONTROL, new ControlHandler(troubleMaker))
                .addExactPath(STATUS, status);
    }
}
