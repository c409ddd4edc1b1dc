package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerRegistryTest {
    private final PacerRegistry registry = new PacerRegistry(new ManualClock());

    @Test
    void tasksOfOneDestinationShareAPacer() {
        PacerRegistry.Lease one = registry.lease("here", 1, 1);
        PacerRegistry.Lease other = registry.lease("here", 1, 1);

        assertThat(one.pacer().take()).isZero();
        assertThat(other.pacer().take()).isPositive();
    }

    @Test
    void destinationsDoNotWaitForEachOther() {
        assertThat(registry.lease("here", 1, 1).pacer().take()).isZero();
        assertThat(registry.lease("there", 1, 1).pacer().take()).isZero();
    }

    @Test
    void aPacerIsKeptUntilItsLastUserLeaves() {
        PacerRegistry.Lease one = registry.lease("here", 1, 1);
        PacerRegistry.Lease other = registry.lease("here", 1, 1);

        one.close();
        assertThat(registry.size()).isOne();
        other.close();
        assertThat(registry.size()).isZero();
    }

    @Test
    void theNewestLimitsHold() {
        Pacer pacer = registry.lease("here", 1, 5).pacer();
        registry.lease("here", 2, 1);

        assertThat(pacer.take()).isZero();
        pacer.limited(Duration.ZERO);
        assertThat(pacer.rate()).isEqualTo(0.5);
    }
}
