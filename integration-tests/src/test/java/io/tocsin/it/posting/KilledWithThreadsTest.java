package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker that is killed while it posts each log stream into a thread of its own: it finds the threads again. */
class KilledWithThreadsTest {
    private static final int KILLS = Integer.getInteger("tocsin.kills", 1);
    private static final long SEED = Long.getLong("tocsin.seed", 20261122);
    private static final List<String> STREAMS = List.of("cart", "search", "mail");
    /** In each life of the worker, every thread gets several. */
    private static final int RECORDS_A_LIFE = 4 * STREAMS.size();

    private static final int RECORDS = (KILLS + 1) * RECORDS_A_LIFE;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Random random = new Random(SEED);

    @Test
    void threads_are_found_again_and_nothing_is_lost_or_repeated() throws IOException {
        try (SinkWorker worker =
                new SinkWorker("killed-threads", SlackOptions.defaults().withPace(10, 10))) {
            Posting posting = worker.posting("streams");
            posting.write(IntStream.range(0, RECORDS).mapToObj(KilledWithThreadsTest::event));
            posting.deploy(config(posting));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMessages(posting, kill * RECORDS_A_LIFE + STREAMS.size() + 1 + random.nextInt(STREAMS.size()));
                assertThat(posting.messages()).as("before the kill").hasSizeLessThan(RECORDS);
                worker.process().kill();
                worker.process().launch();
            }
            awaitMessages(posting, RECORDS);
            await("commit").atMost(PATIENCE).until(() -> posting.consumers().committed() == RECORDS);
            check(posting);
        }
    }

    /** As in the file, into this channel, and slowly enough for a kill in the middle. */
    private static Map<String, String> config(Posting posting) throws IOException {
        Map<String, String> config = posting.effectivelyOnce();
        config.put(
                "thread.by",
                Checkout.connectorConfig("config/sink/threads.json").get("thread.by"));
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("rate.per.second", "3");
        config.put("rate.burst", "1");
        return config;
    }

    /** A log event as the source writes it; the streams take turns. */
    private static String event(int number) {
        return """
                {"event_id":"%d","region":"eu-west-1","log_group":"/ecs/shop","log_stream":"%s","timestamp":%d,"message":"%s"}""".formatted(number, stream(number), System.currentTimeMillis(), Posted.text(number));
    }

    private static String stream(int number) {
        return STREAMS.get(number % STREAMS.size());
    }

    private static void awaitMessages(Posting posting, int distinct) {
        await(distinct + " messages, seed " + SEED)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> posting.posted().distinct() >= distinct);
    }

    private static void check(Posting posting) {
        Posted posted = posting.posted();
        assertThat(posted.missing(RECORDS)).as("lost, seed %s", SEED).isEmpty();
        assertThat(posted.repeats()).as("repeated, seed %s", SEED).isZero();
        List<PostedMessage> messages = posting.messages();
        for (int stream = 0; stream < STREAMS.size(); stream++) {
            checkThread(STREAMS.get(stream), messages, stream);
        }
    }

    /** The first message of the stream stands in the channel, and all others of it reply to that one. */
    private static void checkThread(String stream, List<PostedMessage> all, int first) {
        List<PostedMessage> messages =
                all.stream().filter(message -> message.text().contains(stream)).toList();
        assertThat(messages).as("of %s", stream).hasSize(RECORDS / STREAMS.size());
        PostedMessage parent = messages.get(0);
        assertThat(parent.text()).contains(Posted.text(first));
        assertThat(parent.threadTs()).as("parent of %s, seed %s", stream, SEED).isEmpty();
        assertThat(messages.subList(1, messages.size()))
                .extracting(PostedMessage::threadTs)
                .as("replies of %s, seed %s", stream, SEED)
                .containsOnly(parent.ts());
    }
}
