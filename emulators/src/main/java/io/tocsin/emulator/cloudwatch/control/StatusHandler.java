package io.tocsin.emulator.cloudwatch.control;

import io.tocsin.emulator.cloudwatch.store.Accounts;
import io.tocsin.emulator.cloudwatch.trouble.TroubleMaker;
import io.tocsin.emulator.cloudwatch.trouble.TroublesJson;
import io.tocsin.emulator.cloudwatch.wire.Tally;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Shows the {@link Status}. */
public final class StatusHandler implements HttpHandler {
    private final Accounts accounts;
    private final Tally tally;
    private final TroubleMaker troubleMaker;
    private final boolean quotas;

    public StatusHandler(Accounts accounts, Tally tally, TroubleMaker troubleMaker, boolean quotas) {
        this.accounts = accounts;
        this.tally = tally;
        this.troubleMaker = troubleMaker;
        this.quotas = quotas;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        ControlHandler.send(exchange, 200, status());
    }

    public Status status() {
        Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        return new Status(
                uptime.toSeconds(),
                quotas,
                Status.groups(accounts),
                tally.counts(),
                TroublesJson.write(troubleMaker.troubles()));
    }
}
