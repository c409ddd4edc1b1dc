package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetFormatTest {
    private static final long NOW = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long SETTLE = 5 * MINUTE;

    private final Ledger ledger =
            new Ledger(LedgerState.startingAt(NOW - 60 * MINUTE), SETTLE, new EmittedIdMemory(1 << 27));

    private Map<String, Object> offset() {
        return new HashMap<>(ledger.state().toOffset("finger"));
    }

    @Test
    void showsAReadablePosition() {
        ledger.cover(NOW - 60 * MINUTE, NOW, NOW);

        assertThat(offset())
                .containsEntry("version", 1)
                .containsEntry("position", "2026-11-22T07:55:00.001Z")
                .containsEntry("fingerprint", "finger")
                .containsKey("state")
                .hasSize(4);
    }

    @Test
    void aStateComesBackAsItWas() {
        ledger.scanned(NOW);
        ledger.cover(NOW - 60 * MINUTE, NOW - 10 * MINUTE, NOW);
        ledger.cover(NOW - 5 * MINUTE, NOW + 120 * MINUTE, NOW - 7);
        ledger.lateUnderWay(new LateProgress(NOW - 3, NOW - 10 * MINUTE + 1));
        for (int i = 0; i < 100; i++) {
            ledger.decide("opaque " + i, NOW - i, NOW);
            ledger.decide(id(NOW - i, NOW + 1, -7, i), NOW - i, NOW + 1);
        }

        Map<String, Object> written = offset();
        LedgerState read = OffsetFormat.read(written).resume();

        assertThat(new HashMap<>(read.toOffset("finger"))).isEqualTo(written);
        assertThat(read.scannedAt()).isEqualTo(NOW);
        assertThat(read.lateUnderWay()).isEqualTo(ledger.state().lateUnderWay());
        assertThat(read.floor()).isEqualTo(ledger.state().floor());
        assertThat(read.recent().events())
                .containsExactlyInAnyOrderElementsOf(ledger.state().recent().events());
        for (long t = NOW - 61 * MINUTE; t < NOW + 121 * MINUTE; t += 997) {
            assertThat(read.coverage().seenUpTo(t))
                    .isEqualTo(ledger.state().coverage().seenUpTo(t));
        }
    }

    @Test
    void isEncodedWhenReadAndHashesByIdentity() {
        Map<String, Object> one = ledger.state().toOffset("finger");
        Map<String, Object> other = ledger.state().toOffset("finger");

        assertThat(one).isNotSameAs(other);
        assertThat(one.equals(other)).isFalse();
        assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
        assertThat(one.get("state")).isSameAs(one.get("state")).isEqualTo(other.get("state"));
    }

    @Test
    void encodesTheStateOfItsRecordThoughTheLedgerHasMovedOn() {
        Map<String, Object> early = ledger.state().toOffset("finger");

        ledger.decide("later", NOW, NOW);

        assertThat(OffsetFormat.read(early).resume().recent().size()).isZero();
    }

    @Test
    void numbersComeBackAsLong() {
        Map<String, Object> written = offset();
        written.put("version", 1L);

        assertThatCode(() -> OffsetFormat.check(written)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z", "2026-11-22T09:00:00+01:00", "1795334400000"
            })
    void aPositionAloneIsEnough(String position) {
        LedgerState state = OffsetFormat.read(Map.of("position", position)).resume();

        assertThat(state.floor()).isEqualTo(NOW);
        assertThat(state.scannedAt()).isZero();
    }

    @Test
    void aPositionMayBeANumber() {
        assertThat(OffsetFormat.read(Map.of("position", NOW)).position()).isEqualTo(NOW);
    }

    @Test
    void aPositionThatWasMovedBackReadsAllFromThereAgain() {
        ledger.decide("known", NOW - 30 * MINUTE, NOW - 30 * MINUTE);
        ledger.cover(NOW - 60 * MINUTE, NOW, NOW);
        Map<String, Object> edited = offset();
        edited.put("position", "2026-11-22T07:20:00Z");

        StoredOffset stored = OffsetFormat.read(edited);
        Ledger rewound = new Ledger(stored.resume(), SETTLE, new EmittedIdMemory(1 << 20));

        assertThat(stored.isMoved()).isTrue();
        assertThat(rewound.decide("known", NOW - 30 * MINUTE, NOW - 30 * MINUTE))
                .isEqualTo(Verdict.NEW);
        assertThat(rewound.decide("earlier", NOW - 41 * MINUTE, NOW)).isEqualTo(Verdict.KNOWN);
    }

    @Test
    void aPositionThatWasMovedForwardSkipsAndRepeatsNothing() {
        ledger.decide("known", NOW + 2, NOW);
        ledger.lateUnderWay(new LateProgress(NOW, NOW - 60 * MINUTE));
        Map<String, Object> edited = offset();
        edited.put("position", "2026-11-22T08:00:00Z");

        Ledger skipped = new Ledger(OffsetFormat.read(edited).resume(), SETTLE, new EmittedIdMemory(1 << 20));

        assertThat(skipped.decide("known", NOW + 2, NOW)).isEqualTo(Verdict.KNOWN);
        assertThat(skipped.decide("skipped", NOW - 1, NOW)).isEqualTo(Verdict.KNOWN);
        assertThat(skipped.decide("new", NOW, NOW)).isEqualTo(Verdict.NEW);
        assertThat(skipped.state().lateUnderWay()).isEqualTo(new LateProgress(NOW, NOW));
    }

    @Test
    void anotherPatternKeepsWhatIsDecidedAndDecidesOnTheRest() {
        ledger.cover(NOW - 60 * MINUTE, NOW, NOW);
        ledger.decide("emitted", NOW, NOW);
        ledger.lateUnderWay(new LateProgress(NOW - 3, NOW - 10 * MINUTE));
        StoredOffset stored = OffsetFormat.read(offset());

        Ledger other = new Ledger(stored.resume(), SETTLE, new EmittedIdMemory(1 << 20));

        assertThat(stored.isForOtherThan("other")).isTrue();
        assertThat(stored.isForOtherThan("finger")).isFalse();
        assertThat(other.state().floor()).isEqualTo(ledger.state().floor());
        assertThat(other.state().lateUnderWay()).isEqualTo(ledger.state().lateUnderWay());
        assertThat(other.decide("emitted", NOW, NOW)).isEqualTo(Verdict.KNOWN);
        assertThat(other.decide("read with the old one", NOW - 3 * MINUTE, NOW - 6 * MINUTE))
                .isEqualTo(Verdict.KNOWN);
        assertThat(other.decide("comes late", NOW - 30 * MINUTE, NOW + 1)).isEqualTo(Verdict.NEW);
        assertThat(other.decide("never read", NOW + 1, NOW - 6 * MINUTE)).isEqualTo(Verdict.NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "-1",
                "2026-11-22",
                "2026-11-22T08:00:00",
                "1795334400000000",
                "1969-12-31T23:59:59Z"
            })
    void refusesAPositionThatIsNone(String position) {
        assertThatThrownBy(() -> OffsetFormat.check(Map.of("position", position)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'position' is \"" + position + "\"; expected an instant");
    }

    @Test
    void refusesTheRestByName() {
        assertRefused("'offset' is not a key of an offset", Map.of("position", NOW, "offset", 3));
        assertRefused("'position' is missing", Map.of());
        assertRefused("'position' is 1.5; expected", Map.of("position", 1.5));
        assertRefused("'state' is missing", Map.of("position", NOW, "version", 1));
        assertRefused("'version' is 2; expected 1", with("version", 2));
        assertRefused("'version' is \"1\"; expected 1", with("version", "1"));
        assertRefused("'fingerprint' is 7; expected", with("fingerprint", 7));
        assertRefused("'state' is 7; expected", with("state", 7));
        assertRefused("'state' cannot be read", with("state", "***"));
        assertRefused("'state' cannot be read (it is damaged)", with("state", "AAAA"));
    }

    @Test
    void refusesAStateThatWasCutAnywhere() {
        ledger.decide(id(NOW, NOW, 5, 5), NOW, NOW);
        byte[] state = Base64.getDecoder().decode(String.valueOf(offset().get("state")));
        for (int length = 0; length < state.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(state, length));
            assertRefused("'state' cannot be read", with("state", cut));
        }
    }

    @Test
    void noSingleChangedBitGoesUnnoticedUnlessItMeansNothing() {
        ledger.decide(id(NOW, NOW, 5, 5), NOW, NOW);
        Map<String, Object> right = offset();
        byte[] state = Base64.getDecoder().decode(String.valueOf(right.get("state")));
        int refused = 0;
        for (int bit = 0; bit < state.length * 8; bit++) {
            byte[] changed = state.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                LedgerState read = OffsetFormat.read(
                                with("state", Base64.getEncoder().encodeToString(changed)))
                        .resume();
                assertThat(new HashMap<>(read.toOffset("finger")))
                        .as("bit %d", bit)
                        .isEqualTo(right);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(state.length * 7);
    }

    @Test
    void theEstimateOfRecentIdsIsNearTheTruth() {
        Random random = new Random(7);
        for (int perRequest : new int[] {1, 10, 100}) {
            Ledger filled = new Ledger(LedgerState.startingAt(NOW), SETTLE, new EmittedIdMemory(1 << 27));
            IntStream.range(0, 3_000 / perRequest).forEach(request -> {
                long ingested = NOW + random.nextInt(300_000);
                long id = random.nextLong();
                IntStream.range(0, perRequest).forEach(index -> {
                    long timestamp = Math.max(NOW, ingested - random.nextInt(5_000));
                    filled.decide(id(timestamp, ingested, id, index), timestamp, ingested);
                });
            });
            String state = String.valueOf(filled.state().toOffset("finger").get("state"));

            assertThat(state.length())
                    .isBetween(filled.state().recentBytes() / 2, filled.state().recentBytes() + 200);
        }
    }

    private Map<String, Object> with(String key, Object value) {
        Map<String, Object> offset = offset();
        offset.put(key, value);
        return offset;
    }

    private static void assertRefused(String because, Map<String, ?> offset) {
        assertThatThrownBy(() -> OffsetFormat.check(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    private static String id(long timestamp, long ingestionTime, long request, int index) {
        return List.of(ingestionTime, request).stream()
                .map(part -> BigInteger.valueOf(part)
                        .and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)))
                .reduce(
                        BigInteger.valueOf(timestamp),
                        (number, part) -> number.shiftLeft(64).or(part))
                .shiftLeft(16)
                .or(BigInteger.valueOf(index))
                .toString();
    }
}
