package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.http.EmulatorServer;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.Jmx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Several channels of one bot token, by the real tasks over HTTP, in an emulated Slack that takes any number of messages in a channel
 * but limits those of a token. Its clock stands until a test lets it run, and then is twice as fast, so a token may post 600 a minute; of
 * those that it may post at once, it is left 100.
 */
class TokenLimitTest {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CHANNELS = 6;
    private static final int TASKS = 2;
    private static final int RECORDS = 120;
    private static final int AT_ONCE = 300;
    private static final int LEFT = 100;

    private final Instant start = Instant.now();
    private volatile @Nullable Instant running;
    private final SlackEmulator slack = SlackEmulator.start(new SlackOptions(
            EmulatorServer.loopback(0), this::twiceAsFast, 1e9, 1_000_000_000, true, List.of("spent")));
    private final List<SlackSinkTask> tasks = new ArrayList<>();

    private Instant twiceAsFast() {
        Instant since = running;
        return since == null
                ? start
                : start.plus(Duration.between(since, Instant.now()).multipliedBy(2));
    }

    @BeforeEach
    void spend() {
        Network network = new Network(Duration.ofSeconds(10), Duration.ofSeconds(10), null, null);
        try (SlackApi api =
                HttpSlackApi.channel(slack.url() + "/api/", slack.botToken(), "spent", new SlackConnections(network))) {
            for (int i = 0; i < AT_ONCE - LEFT; i++) {
                api.send(new SlackMessage("{\"text\":\"spent\"}", "spent"));
            }
        }
    }

    @AfterEach
    void stop() {
        tasks.forEach(SlackSinkTask::stop);
        slack.close();
    }

    /** Two tasks that each have some of the records for each channel. */
    private void post(String tokenPerMinute) {
        for (int task = 0; task < TASKS; task++) {
            tasks.add(task(Integer.toString(task), tokenPerMinute));
        }
        for (int offset = 0; offset < RECORDS; offset++) {
            String key = "channel-" + offset % CHANNELS;
            tasks.get(offset / CHANNELS % TASKS)
                    .put(List.of(new SinkRecord("logs", 0, null, key, null, "line " + offset, offset)));
        }
    }

    private SlackSinkTask task(String number, String tokenPerMinute) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "name",
                "token-limit",
                "tocsin.task",
                number,
                "slack.bot.token",
                slack.botToken(),
                "slack.api.url",
                slack.url() + "/api/",
                "delivery.mode",
                "individual",
                "rate.per.second",
                "50",
                "rate.burst",
                "20",
                "token.rate.per.minute",
                tokenPerMinute));
        List<String> routes = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            String name = "channel-" + channel;
            slack.channelId(name);
            routes.add(name);
            properties.put("routes." + name + ".match.key.equals", name);
            properties.put("routes." + name + ".channel", name);
        }
        properties.put("routes.rest.drop", "true");
        properties.put("routes", String.join(",", routes) + ",rest");
        return started(properties);
    }

    private static SlackSinkTask started(Map<String, String> properties) {
        RecordingContext context = new RecordingContext();
        context.assignment.add(PARTITION);
        SlackSinkTask task = new SlackSinkTask();
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(PARTITION));
        return task;
    }

    private void letClockRun() {
        running = Instant.now();
    }

    private int posted() {
        int posted = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            posted += slack.messages("channel-" + channel).size();
        }
        return posted;
    }

    private long tooFast() {
        return slack.counters().refused().getOrDefault("rate_limited", 0L);
    }

    @Test
    void theLimitOfATokenIsKeptOverItsChannelsAndTasks() throws JMException {
        letClockRun();
        post("480");

        await().atMost(LONG).until(() -> posted() == RECORDS);
        assertThat(tooFast()).isZero();
        String channel =
                "kafka.connect:type=plugins,connector=token-limit,task=1,credential=slack.bot.token,channel=channel-3";
        assertThat(Jmx.value(channel, DestinationMetric.TOKEN_LIMIT)).isEqualTo(480);
    }

    @Test
    void withoutItSlackRefusesThem() {
        post("60000");

        await().atMost(LONG).until(() -> tooFast() > 0);
        letClockRun();
        await().atMost(LONG).until(() -> posted() == RECORDS);
    }
}
