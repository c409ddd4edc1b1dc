package io.tocsin.emulator.slack.wire;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Ends connections as a broken network does. */
public final class Connections {
    private Connections() {}

    /** Resets the connection: no answer, not even half of one. */
    public static void reset(HttpServerExchange exchange) throws IOException {
        exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        IoUtils.safeClose(exchange.getConnection());
    }
}
