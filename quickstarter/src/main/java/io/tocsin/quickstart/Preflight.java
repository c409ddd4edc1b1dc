package io.tocsin.quickstart;

import io.tocsin.quickstart.cluster.FreePort;
import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Refusal;
import io.tocsin.quickstart.plan.Slack;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before anything starts what would fail later, with a worse message. */
final class Preflight {
    private Preflight() {}

    /**
     * Checks the plan against this machine.
     *
     * @throws Refusal with the first thing that is in the way
     */
    static void check(Plan plan) {
        if (plan.logs() instanceof Logs.Local local) {
            port("--cloudwatch-port", plan.ports().cloudWatch());
            if (local.file() != null) {
                readable(local.file());
            }
        }
        if (plan.slack() instanceof Slack.Local) {
            port("--slack-port", plan.ports().slack());
        }
        port("--rest-port", plan.ports().rest());
        port("--kafka-port", plan.ports().kafka());
    }

    private static void port(String option, int port) {
        if (FreePort.isTaken(port)) {
            throw new Refusal("port " + port + " of 127.0.0.1 is in use: give another one, or 0 for any free one, with "
                    + option);
        }
    }

    private static void readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal(
                    "cannot read " + file + ": it is " + (Files.exists(file) ? "no readable file" : "not there"));
        }
    }
}
