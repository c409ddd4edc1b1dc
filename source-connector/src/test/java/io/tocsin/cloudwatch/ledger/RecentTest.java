package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void everyVersionKeepsWhatItHeld() {
        List<Recent> versions = new ArrayList<>(List.of(Recent.NONE));
        for (int i = 0; i < 200; i++) {
            versions.add(versions.get(i).plus(event(i)));
        }

        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i).events()).hasSize(i);
            assertThat(i == 0 || versions.get(i).events().get(i - 1).equals(event(i - 1)))
                    .isTrue();
        }
    }

    @Test
    void twoThatGrewOutOfOneDoNotMeet() {
        Recent one = Recent.NONE.plus(event(1));

        Recent two = one.plus(event(2));
        Recent three = one.plus(event(3));

        assertThat(two.events()).containsExactly(event(1), event(2));
        assertThat(three.events()).containsExactly(event(1), event(3));
        assertThat(Recent.NONE.events()).isEmpty();
    }

    @Test
    void dropsWhatIsSuperfluousAndGrowsOn() {
        Recent all = Recent.of(List.of(event(1), event(2), event(3)));

        Recent odd = all.without(event -> event.timestamp() == 2).plus(event(5));

        assertThat(odd.events()).containsExactly(event(1), event(3), event(5));
        assertThat(all.events()).containsExactly(event(1), event(2), event(3));
        assertThat(all.without(event -> false)).isSameAs(all);
    }

    private static Emitted event(long timestamp) {
        return Emitted.of("event " + timestamp, timestamp, timestamp);
    }
}
