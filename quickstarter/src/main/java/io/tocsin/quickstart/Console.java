package io.tocsin.quickstart;

import io.tocsin.quickstart.deploy.ConnectorNames;
import io.tocsin.quickstart.local.LocalLogs;
import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.watch.Arrival;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few lines that a user sees. */
final class Console {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final InstantSource clock;

    Console(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void starting(DataDirectory data) {
        say("Starting broker, Connect worker and both connectors (log: " + data.logFile() + ") ...");
    }

    /** What runs where. */
    void running(Plan plan, Pipeline pipeline, DataDirectory data) {
        say("Running. Stop it with Ctrl-C.");
        pipeline.localSlack()
                .ifPresentOrElse(
                        slack -> item("Slack page", slack.url() + "/  (channel #" + Pipeline.CHANNEL + ")"),
                        () -> item("Slack", "the real one"));
        pipeline.localLogs().ifPresentOrElse(this::local, () -> real((Logs.Aws) plan.logs()));
        item("Filter", plan.filter().isEmpty() ? "none: all events" : plan.filter());
        item("Topic", ConnectorNames.TOPIC + " on " + pipeline.broker().bootstrapServers());
        item("Connect REST", pipeline.connect() + "connectors");
        item("Data", data.path() + (data.isTemporary() ? "  (removed at the end; keep it with --data DIR)" : ""));
        pipeline.localLogs()
                .ifPresent(logs -> trial(logs.endpoint(), logs.group().name()));
        say("");
    }

    private void local(LocalLogs logs) {
        item(
                "CloudWatch",
                logs.endpoint() + "  (region " + LocalLogs.REGION + ", log group "
                        + logs.group().name() + ")");
    }

    private void real(Logs.Aws aws) {
        item("CloudWatch", "log group " + aws.group() + (aws.endpoint() == null ? "" : " at " + aws.endpoint()));
    }

    private void item(String name, String value) {
        say(String.format("  %-13s %s", name, value));
    }

    private void trial(URI endpoint, String group) {
        say("Try it:");
        say("  AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws --endpoint-url " + endpoint + " --region "
                + LocalLogs.REGION + " logs put-log-events --log-group-name " + group + " --log-stream-name "
                + LocalLogs.STREAM_FOR_TRIALS
                + " --log-events \"timestamp=$(date +%s000),message=ERROR tried by hand\"");
    }

    void reached(Arrival arrival) {
        say(TIME.format(clock.instant()) + " in Slack: " + arrival.logStream() + ": " + arrival.firstLine());
    }
}
