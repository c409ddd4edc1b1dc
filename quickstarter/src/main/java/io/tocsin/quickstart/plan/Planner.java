package io.tocsin.quickstart.plan;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns options and environment into a plan, or says why they make none. */
public final class Planner {
    public static final String WEBHOOK_URL = "SLACK_WEBHOOK_URL";
    public static final String BOT_TOKEN = "SLACK_BOT_TOKEN";
    public static final String API_URL = "SLACK_API_URL";

    private final Options options;
    private final Map<String, String> environment;

    public Planner(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /**
     * The plan.
     *
     * @throws Refusal if options contradict each other, or something needed is missing
     */
    public Plan plan() {
        Options.PortOptions ports = options.ports;
        return new Plan(
                logs(),
                slack(),
                options.reading.filter,
                data(),
                options.running.stopAfter,
                new Ports(port(ports.slack), port(ports.cloudWatch), port(ports.rest), port(ports.kafka)));
    }

    private boolean real() {
        return options.reading.logGroup != null;
    }

    private Logs logs() {
        Options.Reading reading = options.reading;
        if (reading.logGroup == null) {
            onlyWithLogGroup("--region", reading.region);
            onlyWithLogGroup("--profile", reading.profile);
            onlyWithLogGroup("--endpoint", reading.endpoint);
            onlyWithLogGroup("--start-from", reading.startFrom);
            return new Logs.Local(reading.file);
        }
        if (reading.file != null) {
            throw new Refusal(
                    "--file feeds the local CloudWatch Logs, --log-group reads the real one: give one of them");
        }
        return aws(reading.logGroup);
    }

    private static void onlyWithLogGroup(String option, @Nullable String value) {
        if (value != null) {
            throw new Refusal(option + " is for the real CloudWatch Logs: add --log-group, the log group to read");
        }
    }

    private Logs aws(String group) {
        Options.Reading reading = options.reading;
        String startFrom = reading.startFrom == null ? "latest" : reading.startFrom;
        return new Logs.Aws(group, startFrom, region(group), reading.profile, reading.endpoint);
    }

    private @Nullable String region(String group) {
        if (options.reading.region != null) {
            return options.reading.region;
        }
        String region = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        if (!region.isEmpty() && !group.startsWith("arn:")) {
            return region;
        }
        if (!group.startsWith("arn:")) {
            throw new Refusal("which region is the log group " + group + " in? Give --region, or set AWS_REGION");
        }
        return null;
    }

    private Slack slack() {
        String channel = options.posting.channel;
        if (channel != null) {
            return bot(channel);
        }
        if (isSet(WEBHOOK_URL)) {
            return new Slack.Webhook();
        }
        if (!real()) {
            return new Slack.Local();
        }
        throw new Refusal(
                isSet(BOT_TOKEN)
                        ? "SLACK_BOT_TOKEN is set, but the channel is missing: give --channel"
                        : "no Slack to post to: set SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and --channel");
    }

    private Slack bot(String channel) {
        if (!isSet(BOT_TOKEN)) {
            throw new Refusal("--channel needs a Slack app's token: set SLACK_BOT_TOKEN (xoxb-...)");
        }
        return new Slack.Bot(channel, isSet(API_URL));
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private @Nullable Path data() {
        Path given = options.running.data;
        return given == null && real() ? Path.of("quickstart-data") : given;
    }

    private static int port(int number) {
        if (number < 0 || number > 65_535) {
            throw new Refusal(number + " is no port: give 1 to 65535, or 0 for any free one");
        }
        return number;
    }
}
