package io.tocsin.quickstart.plan;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options as they were typed. */
public final class Options {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @ArgGroup(validate = false, heading = "%nWhat is read:%n")
    final Reading reading = new Reading();

    @ArgGroup(validate = false, heading = "%nWhere it is posted:%n")
    final Posting posting = new Posting();

    @ArgGroup(validate = false, heading = "%nHow it runs:%n")
    final Running running = new Running();

    @ArgGroup(validate = false, heading = "%nPorts on 127.0.0.1, 0 for any free one:%n")
    final PortOptions ports = new PortOptions();

    static final class Reading {
        @Option(
                names = "--log-group",
                paramLabel = "NAME",
                description =
                        "Log group of the real CloudWatch Logs, as name or ARN. Without it, a local CloudWatch Logs is"
                                + " started, with a sample application that writes to it.")
        @Nullable
        String logGroup;

        @Option(
                names = "--filter",
                paramLabel = "PATTERN",
                defaultValue = "ERROR",
                description = "CloudWatch filter pattern that events must match; '' for all. Default: ${DEFAULT-VALUE}")
        String filter = "";

        @Option(
                names = "--start-from",
                paramLabel = "WHEN",
                description = "With --log-group, where to begin the first time: latest, earliest, an instant such as"
                        + " 2026-11-22T08:00:00Z, or how long ago, such as -PT5M. Default: latest")
        @Nullable
        String startFrom;

        @Option(
                names = "--region",
                paramLabel = "REGION",
                description = "AWS region of the log group. Default: AWS_REGION, or that of the ARN.")
        @Nullable
        String region;

        @Option(
                names = "--profile",
                paramLabel = "PROFILE",
                description = "Profile of the shared AWS configuration. Default: the AWS default credential chain.")
        @Nullable
        String profile;

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "Where CloudWatch Logs answers, if not where the region says.")
        @Nullable
        String endpoint;

        @Option(
                names = "--file",
                paramLabel = "LOG",
                description =
                        "Feed the lines of this file into the local CloudWatch Logs, instead of the sample application.")
        @Nullable
        Path file;
    }

    static final class Posting {
        @Option(
                names = "--channel",
                paramLabel = "CHANNEL",
                description = "Channel for SLACK_BOT_TOKEN, such as #alerts or C024BE91L.")
        @Nullable
        String channel;
    }

    static final class Running {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Keep topic, offsets and log here, so that a restart neither loses nor repeats. Default:"
                        + " quickstart-data with --log-group, else a temporary directory, removed at the end.")
        @Nullable
        Path data;

        @Option(
                names = "--for",
                paramLabel = "TIME",
                converter = DurationOption.class,
                description =
                        "Stop after this time, such as 30s or 5m; exit with 0 only if at least one message reached Slack.")
        @Nullable
        Duration stopAfter;
    }

    static final class PortOptions {
        @Option(
                names = "--slack-port",
                paramLabel = "N",
                defaultValue = "4587",
                description = "Local Slack. Default: ${DEFAULT-VALUE}")
        int slack;

        @Option(
                names = "--cloudwatch-port",
                paramLabel = "N",
                defaultValue = "4586",
                description = "Local CloudWatch Logs. Default: ${DEFAULT-VALUE}")
        int cloudWatch;

        @Option(
                names = "--rest-port",
                paramLabel = "N",
                defaultValue = "8083",
                description = "Connect REST API. Default: ${DEFAULT-VALUE}")
        int rest;

        @Option(
                names = "--kafka-port",
                paramLabel = "N",
                defaultValue = "9092",
                description = "Kafka broker. Default: ${DEFAULT-VALUE}")
        int kafka;
    }
}
