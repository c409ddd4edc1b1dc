package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.EmittedEvent;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.VirtualScans;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number has bounds; what is out of them is refused by name, and at both of them the scans read as they ought to. */
@Timeout(120)
class SettingsBoundsTest {
    private static final Map<String, String> LEAST =
            Map.of("log.groups", "payments", "aws.region", "eu-west-1", "topic", "alarms");
    private static final Pattern BOUNDS = Pattern.compile("a whole number from (-?\\d+) to (\\d+)");
    private static final long NOW = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();

    /** What one of them must not be more than the next. */
    private static final List<List<String>> ORDERED = List.of(
            List.of("poll.interval.ms", "hot.interval.ms", "late.interval.ms"),
            List.of("tip.reach.ms", "hot.reach.ms", "late.reach.ms"));

    static Stream<String> numbers() {
        return SourceConfig.definition().configKeys().values().stream()
                .filter(key -> List.of(
                                ConfigDef.Type.INT, ConfigDef.Type.LONG, ConfigDef.Type.SHORT, ConfigDef.Type.DOUBLE)
                        .contains(key.type))
                .map(key -> key.name);
    }

    @Test
    void thereAreNumbers() {
        assertThat(numbers()).hasSizeGreaterThan(10).contains("late.interval.ms", "requests.per.second");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whatIsOutOfBoundsIsRefusedByName(String key) {
        BigInteger least = bound(key, 1);
        BigInteger most = bound(key, 2);

        Stream.of(
                        least.subtract(BigInteger.ONE),
                        most.add(BigInteger.ONE),
                        BigInteger.valueOf(Long.MIN_VALUE),
                        BigInteger.valueOf(Long.MAX_VALUE),
                        BigInteger.valueOf(Long.MAX_VALUE - 1),
                        BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE))
                .forEach(value -> assertThat(errors(with(key, value)))
                        .as("%s=%s", key, value)
                        .containsOnlyKeys(key)
                        .allSatisfy((name, words) ->
                                assertThat(words).singleElement().asString().contains(key, value.toString())));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void atItsBoundsTheScansReadAsTheyOughtTo(String key) throws InterruptedException {
        for (int group : new int[] {1, 2}) {
            Map<String, String> props = with(key, bound(key, group));
            assertThat(errors(props)).as("%s", props).isEmpty();
            assertReadsOnceAndModestly(props);
        }
    }

    @Test
    void allNumbersAtTheirBoundsTogether() throws InterruptedException {
        for (int group : new int[] {1, 2}) {
            Map<String, String> props = new HashMap<>(LEAST);
            for (String key : numbers().toList()) {
                props.put(key, bound(key, group).toString());
            }
            props.remove("requests.per.second");
            assertThat(errors(props)).isEmpty();
            assertReadsOnceAndModestly(props);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "earliest",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "-PT9223372036854775807S",
                "-PT2562047788015215H",
                "-P106751991167300D",
                "-PT0.000000001S"
            })
    void anyStartThatIsTakenIsHarmless(String start) throws InterruptedException {
        Map<String, String> props = new HashMap<>(LEAST);
        props.put("start.from", start);

        assertThat(errors(props)).isEmpty();
        scan(props, Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-PT9223372036854775808S",
                "-PT99999999999999999999S",
                "PT0S",
                "PT5M",
                "-999999999-01-01T00:00:00Z"
            })
    void aStartThatCannotBeIsRefused(String start) {
        Map<String, String> props = new HashMap<>(LEAST);
        props.put("start.from", start);

        assertThat(errors(props)).containsOnlyKeys("start.from");
    }

    private static Map<String, String> with(String key, BigInteger value) {
        Map<String, String> props = new HashMap<>(LEAST);
        for (List<String> ordered : ORDERED) {
            int at = ordered.indexOf(key);
            for (int i = 0; at >= 0 && i < ordered.size(); i++) {
                BigInteger other = new BigInteger(String.valueOf(key(ordered.get(i)).defaultValue));
                BigInteger bounded = value.max(bound(ordered.get(i), 1)).min(bound(ordered.get(i), 2));
                props.put(ordered.get(i), (i < at ? other.min(bounded) : other.max(bounded)).toString());
            }
        }
        props.put(key, value.toString());
        return props;
    }

    private static ConfigDef.ConfigKey key(String name) {
        return Objects.requireNonNull(SourceConfig.definition().configKeys().get(name), name);
    }

    private static BigInteger bound(String key, int group) {
        String words = String.valueOf(key(key).validator);
        MatchResult bounds = BOUNDS.matcher(words)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " has no bounds: " + words));
        return new BigInteger(bounds.group(group));
    }

    private static Map<String, List<String>> errors(Map<String, String> props) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : SourceConfig.validate(props)) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    /** An event of now is read, once, in the first minutes; a quiet log group takes no more requests than the intervals ask for. */
    private static void assertReadsOnceAndModestly(Map<String, String> props) throws InterruptedException {
        Duration time = Duration.ofMinutes(10);

        Scanned scanned = scan(props, time);

        assertThat(scanned.ids).as("%s", props).doesNotHaveDuplicates();
        if (SourceConfig.of(props).scan().tip().interval().compareTo(time) < 0) {
            assertThat(scanned.ids).as("%s", props).containsExactly(scanned.put);
        }
        long most = 20;
        for (String interval : ORDERED.get(0)) {
            long millis = Long.parseLong(
                    String.valueOf(props.getOrDefault(interval, String.valueOf(key(interval).defaultValue))));
            most += 2 * time.toMillis() / millis;
        }
        assertThat(scanned.requests).as("requests with %s", props).isLessThanOrEqualTo(most);
    }

    private record Scanned(List<String> ids, String put, long requests) {}

    private static Scanned scan(Map<String, String> props, Duration time) throws InterruptedException {
        SourceConfig config = SourceConfig.of(props);
        VirtualScans scans = new VirtualScans(NOW, new Random(1)).withoutTrouble();
        ScanLoop loop = scans.loop(Scans.settings(config), config.requests().perSecondOfTask());
        loop.add(new WatchedGroup(
                Feed.of(new LogGroup("payments")), Scans.selection(config.read()), null, Scans.start(config)));
        run(scans, loop, Duration.ofSeconds(10));
        String put = scans.put("payments", scans.now(), scans.now(), scans.now());
        List<String> ids = run(scans, loop, time);
        return new Scanned(ids, put, scans.requests());
    }

    private static List<String> run(VirtualScans scans, ScanLoop loop, Duration time) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        long end = scans.now() + time.toMillis();
        while (scans.now() < end) {
            for (Emission emission : loop.next()) {
                assertThat(emission.offset()).containsKey("position");
                if (emission instanceof EmittedEvent event) {
                    ids.add(event.event().id());
                }
            }
        }
        return ids;
    }
}
