package io.tocsin.it.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Jdk;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.TopicReader;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerRuntime;
import io.tocsin.quickstart.cluster.FreePort;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records that Slack refuses become dead letters while the task converts others as fast as it can. Workers of Kafka 3.7 share the
 * state of a conversion with the reporter of dead letters: a report from another thread makes them drop the record at hand.
 */
class DeadLetterLossTest {
    private static final int CHANNELS = 20;
    private static final int MANY = Integer.getInteger("tocsin.dead.letter.records", 100_000);
    private static final int REFUSED = MANY / 500;
    /** Each is a moment at which a worker asks whether the conversion of a record has failed. */
    private static final int TRANSFORMS = 10;

    private static final String TOPIC = "refusals";
    private static final String DEAD = "refusals-dead";
    private static final Duration LIMIT = Duration.ofMinutes(4).plusSeconds(MANY / 1_000);
    private static final Pattern NUMBER = Pattern.compile("(poison|sound) (\\d+)\\.");

    @ParameterizedTest
    @EnumSource(names = {"KAFKA_3_7", "KAFKA_4_3"})
    void no_record_is_lost_while_others_become_dead_letters(KafkaLine line) throws Exception {
        int port = FreePort.any();
        WorkerOptions options = WorkerOptions.defaults()
                .withoutExactlyOnce()
                .quickToStart()
                .on(new WorkerRuntime(Jdk.own().home(), line.classPath()))
                .jmx(port);
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
                WorkerCluster cluster = WorkerCluster.start("dead-letters-" + line.version(), Checkout.ROOT)) {
            slack.control()
                    .trouble(Trouble.of(Kind.ERROR)
                            .containing("poison")
                            .withError("invalid_blocks")
                            .times(0));
            cluster.createTopic(TOPIC, Map.of());
            cluster.createTopic(DEAD, Map.of());
            write(cluster);
            cluster.worker("one", options).start();
            cluster.connectors().post(TOPIC, config(slack));

            try (Jmx jmx = Jmx.at(port)) {
                await("all accounted for").atMost(LIMIT).until(() -> committed(cluster) == MANY + 2 * REFUSED);
                say(line, slack, cluster, jmx);
                assertThat(dead(cluster)).isEqualTo(all("poison", 1, REFUSED));
                assertThat(posted(slack)).isEqualTo(all("sound", REFUSED + 1, 2 * REFUSED));
                assertThat(dropped(jmx)).as("records that a route drops").isEqualTo(MANY);
            }
        }
    }

    private static void say(KafkaLine line, SlackEmulator slack, WorkerCluster cluster, Jmx jmx) {
        System.out.printf(
                "%s: of %d records %d were dropped by their route, %d posted, %d dead letters; %d are lost%n",
                line,
                MANY + 2 * REFUSED,
                dropped(jmx),
                posted(slack).size(),
                dead(cluster).size(),
                MANY
                        + 2 * REFUSED
                        - dropped(jmx)
                        - posted(slack).size()
                        - dead(cluster).size());
    }

    /** Those for Slack in between, so that they are refused while others are read. */
    private static void write(WorkerCluster cluster) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers(), "linger.ms", 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            String filler = "and so on ".repeat(20);
            for (int number = 1; number <= REFUSED; number++) {
                send(producer, record("c" + number % CHANNELS, "poison " + number + "."));
                send(producer, record("c" + number % CHANNELS, "sound " + (REFUSED + number) + "."));
                for (int i = 0; i < MANY / REFUSED; i++) {
                    send(producer, record("none", filler + i));
                }
            }
        }
    }

    private static String record(String channel, String message) {
        return "{\"channel\":\"" + channel + "\",\"message\":\"" + message + "\"}";
    }

    private static void send(KafkaProducer<String, String> producer, String value) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, value));
    }

    private static Map<String, String> config(SlackEmulator slack) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "io.tocsin.slack.SlackSinkConnector",
                "topics", TOPIC,
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "false",
                "delivery.mode", "individual",
                "rate.per.second", "50",
                "queue.max.records", "10000",
                "errors.tolerance", "all",
                "errors.deadletterqueue.topic.name", DEAD));
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        List<String> transforms =
                IntStream.range(0, TRANSFORMS).mapToObj(number -> "t" + number).toList();
        config.put("transforms", String.join(",", transforms));
        for (String transform : transforms) {
            config.put("transforms." + transform + ".type", "org.apache.kafka.connect.transforms.RegexRouter");
            config.put("transforms." + transform + ".regex", "no-such-topic");
            config.put("transforms." + transform + ".replacement", "any");
        }
        StringBuilder routes = new StringBuilder("many");
        config.put("routes.many.match.field.channel.equals", "none");
        config.put("routes.many.drop", "true");
        for (int i = 0; i < CHANNELS; i++) {
            String channel = "c" + i;
            routes.append(',').append(channel);
            config.put("routes." + channel + ".match.field.channel.equals", channel);
            config.put(
                    "routes." + channel + ".webhook.url", slack.webhook(channel).toString());
        }
        config.put("routes", routes.append(",rest").toString());
        config.put("routes.rest.drop", "true");
        return config;
    }

    private static long committed(WorkerCluster cluster) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets("connect-" + TOPIC)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(TOPIC, 0));
            return offset == null ? 0 : offset.offset();
        }
    }

    private static long dropped(Jmx jmx) {
        return jmx.numbers("kafka.connect:type=plugins,connector=" + TOPIC + ",task=0")
                .getOrDefault("dropped-total", 0.0)
                .longValue();
    }

    private static Set<String> dead(WorkerCluster cluster) {
        try (TopicReader reader = new TopicReader(cluster.bootstrapServers(), DEAD)) {
            return names(reader.messages());
        }
    }

    private static Set<String> posted(SlackEmulator slack) {
        return names(IntStream.range(0, CHANNELS)
                .mapToObj(channel -> slack.messages("c" + channel))
                .flatMap(List::stream)
                .map(PostedMessage::text)
                .toList());
    }

    private static Set<String> names(List<String> texts) {
        Set<String> names = new TreeSet<>();
        texts.stream()
                .flatMap(text -> NUMBER.matcher(text).results())
                .forEach(found -> names.add(found.group(1) + " " + found.group(2)));
        return names;
    }

    private static Set<String> all(String kind, int first, int last) {
        Set<String> names = new TreeSet<>();
        IntStream.rangeClosed(first, last).forEach(number -> names.add(kind + " " + number));
        return names;
    }
}
