package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerRegistryTest {
    private final ManualClock clock = new ManualClock();
    private final PacerRegistry registry = new PacerRegistry(clock);

    private PacerRegistry.Lease lease(String of, double perSecond, int burst) {
        return registry.lease(Limit.of(of, perSecond, burst));
    }

    private PacerRegistry.Lease channel(String of) {
        return registry.lease(new Limit(of, 1, 3, Limit.of("token", 2, 4)));
    }

    private Duration take(PacerRegistry.Lease lease) {
        return lease.pacer().take(lease);
    }

    @Test
    void tasksOfOneDestinationShareAPacer() {
        PacerRegistry.Lease one = lease("here", 1, 1);
        PacerRegistry.Lease other = lease("here", 1, 1);

        assertThat(take(one)).isZero();
        assertThat(take(other)).isPositive();
    }

    @Test
    void destinationsDoNotWaitForEachOther() {
        assertThat(take(lease("here", 1, 1))).isZero();
        assertThat(take(lease("there", 1, 1))).isZero();
    }

    @Test
    void aPacerIsKeptUntilItsLastUserLeaves() {
        PacerRegistry.Lease one = lease("here", 1, 1);
        PacerRegistry.Lease other = lease("here", 1, 1);

        one.close();
        assertThat(registry.size()).isOne();
        other.close();
        assertThat(registry.size()).isZero();
        PacerRegistry.Lease channel = channel("one");
        PacerRegistry.Lease same = channel("one");
        assertThat(registry.size()).as("channel and token").isEqualTo(2);
        channel.close();
        clock.advance(Duration.ofMinutes(1));
        assertThat(registry.size()).isEqualTo(2);
        same.close();
        assertThat(registry.size()).isZero();
    }

    @Test
    void whatWentBeforeIsRememberedOverARestart() {
        PacerRegistry.Lease before = lease("here", 1, 3);
        take(before);
        before.pacer().limited(Duration.ofSeconds(30));
        before.close();

        PacerRegistry.Lease after = lease("here", 1, 3);
        assertThat(take(after)).as("Retry-After is obeyed").isEqualTo(Duration.ofSeconds(30));
        assertThat(after.pacer().rate()).isEqualTo(0.5);
        after.close();

        clock.advance(Duration.ofMinutes(6));
        lease("there", 1, 1).close();
        assertThat(registry.size()).as("once it no longer matters").isZero();
    }

    @Test
    void aTaskThatRestartsHasNoBurstAnew() {
        for (int left = 3; left > 0; left--) {
            try (PacerRegistry.Lease channel = channel("one")) {
                assertThat(take(channel)).isZero();
            }
        }
        assertThat(take(channel("one"))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tasksThatRestartAllTheTimeHaveTheirAllowanceOnce() {
        int taken = 0;
        for (int restart = 0; restart < 100; restart++) {
            try (PacerRegistry.Lease channel = channel("one")) {
                taken += take(channel).isZero() ? 1 : 0;
            }
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(taken).as("a burst, and one a second").isEqualTo(3 + 9);
    }

    @Test
    void aTokensPacerIsKeptWhileThatOfAChannelIs() {
        PacerRegistry.Lease channel = channel("one");
        channel.pacer().limited(Duration.ofMinutes(1));
        channel.close();
        clock.advance(Duration.ofSeconds(10));
        lease("there", 1, 1).close();

        PacerRegistry.Lease again = channel("one");
        PacerRegistry.Lease other = channel("other");
        assertThat(take(other)).isEqualTo(Duration.ofSeconds(50));
        clock.advance(Duration.ofSeconds(50));
        assertThat(take(other)).as("it asked first").isZero();
        assertThat(take(again)).as("one after the silence, for both").isPositive();
    }

    @Test
    void theNewestLimitsHold() {
        Pacer pacer = lease("here", 1, 5).pacer();
        lease("here", 2, 1);

        assertThat(pacer.take(this)).isZero();
        pacer.limited(Duration.ZERO);
        assertThat(pacer.rate()).isEqualTo(1);
    }

    @Test
    void secretsAreNotShown() {
        Limit token = Limit.of("xoxb-secret", 2, 4);
        assertThat(new Limit("https://slack.com/api/ xoxb-secret alerts", 1, 3, token).toString())
                .doesNotContain("xoxb")
                .contains("1.0 a second", "2.0 a second");
    }
}
