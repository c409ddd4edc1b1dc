package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventHashesTest {

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        EventHashes hashes = new EventHashes();
        for (int i = 0; i < 10_000; i++) {
            hashes.add(EventHashes.of("event " + i));
            hashes.add(EventHashes.of("event " + i));
        }

        assertThat(hashes.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(hashes.contains(EventHashes.of("event " + i))).isTrue();
            assertThat(hashes.contains(EventHashes.of("other " + i))).isFalse();
        }
    }

    @Test
    void forgetsAllAtOnce() {
        EventHashes hashes = new EventHashes();
        hashes.add(EventHashes.of("event"));

        hashes.clear();

        assertThat(hashes.size()).isZero();
        assertThat(hashes.contains(EventHashes.of("event"))).isFalse();
    }

    @Test
    void idsThatDifferInTheirLastDigitsHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 10_000; i < 60_000; i++) {
            hashes.add(EventHashes.of("311326292749455197798053228572037355867144546433915" + i));
        }

        assertThat(hashes).hasSize(50_000);
    }
}
