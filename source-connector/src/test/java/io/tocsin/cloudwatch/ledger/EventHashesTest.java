package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventHashesTest {
    private static final long NOON = 1_790_000_000_000L;

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        EventHashes hashes = new EventHashes();
        for (int i = 0; i < 10_000; i++) {
            hashes.add(EventHashes.of(opaque("event " + i)), NOON);
            hashes.add(EventHashes.of(opaque("event " + i)), NOON);
        }

        assertThat(hashes.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(hashes.contains(EventHashes.of(opaque("event " + i)))).isTrue();
            assertThat(hashes.contains(EventHashes.of(opaque("other " + i)))).isFalse();
        }
    }

    @Test
    void forgetsAllAtOnce() {
        EventHashes hashes = new EventHashes();
        hashes.add(EventHashes.of(opaque("event")), NOON);
        assertThat(hashes.bytes()).isPositive();

        hashes.clear();

        assertThat(hashes.size()).isZero();
        assertThat(hashes.bytes()).isZero();
        assertThat(hashes.contains(EventHashes.of(opaque("event")))).isFalse();
    }

    @Test
    void forgetsWhatIsOldAndReleasesTheMemory() {
        EventHashes hashes = new EventHashes();
        for (int i = 0; i < 10_000; i++) {
            hashes.add(EventHashes.of(opaque("old " + i)), NOON - 60_000 - i);
            hashes.add(EventHashes.of(opaque("minute " + i)), NOON + i % 60_000);
        }
        for (int i = 0; i < 100; i++) {
            hashes.add(EventHashes.of(opaque("new " + i)), NOON + 60_000 + i);
        }
        long before = hashes.bytes();

        hashes.forgetBelow(NOON + 30_000);

        assertThat(hashes.size()).isEqualTo(10_100);
        assertThat(hashes.bytes()).isLessThan(before);
        for (int i = 0; i < 10_000; i++) {
            assertThat(hashes.contains(EventHashes.of(opaque("old " + i)))).isFalse();
            assertThat(hashes.contains(EventHashes.of(opaque("minute " + i)))).isTrue();
        }
        hashes.forgetBelow(NOON + 60_000);
        assertThat(hashes.size()).isEqualTo(100);
        assertThat(hashes.contains(EventHashes.of(opaque("new 99")))).isTrue();
        assertThat(hashes.bytes()).isLessThan(3_100);
        hashes.forgetBelow(Long.MAX_VALUE);
        assertThat(hashes.bytes()).isZero();
    }

    @Test
    void takesAsManyBytesForAnIdAsItSays() {
        EventHashes hashes = new EventHashes();
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < 1_000_000; i++) {
            hashes.add(EventHashes.of(new Emitted(NOON + i, NOON, 7, 0, null)), NOON + i);
            if (i > 1_000) {
                least = Math.min(least, hashes.bytes() / (double) hashes.size());
                most = Math.max(most, hashes.bytes() / (double) hashes.size());
            }
        }
        assertThat(least).isGreaterThan(17.9);
        assertThat(most).isLessThan(36.1);
    }

    @Test
    void idsThatDifferInTheirLastDigitsHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 10_000; i < 60_000; i++) {
            hashes.add(EventHashes.of(opaque("311326292749455197798053228572037355867144546433915" + i)));
        }

        assertThat(hashes).hasSize(50_000);
    }

    /** As they come: many of one request, whose ids differ in little, and many requests close together. */
    @Test
    void eventsThatDifferInLittleHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                hashes.add(EventHashes.of(new Emitted(NOON + i, NOON + j, 7, 0, null)));
                hashes.add(EventHashes.of(new Emitted(NOON + i, NOON + i, 8, j, null)));
                hashes.add(EventHashes.of(new Emitted(NOON + i, NOON, 9 + i, 1 + j, null)));
                hashes.add(EventHashes.of(new Emitted(NOON - 1, NOON + i, -j - 1L, 0, null)));
            }
        }

        assertThat(hashes).hasSize(40_000);
    }

    private static Emitted opaque(String id) {
        return new Emitted(NOON, NOON, 0, 0, id);
    }
}
