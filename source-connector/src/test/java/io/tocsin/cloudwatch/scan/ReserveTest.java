package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only so much is read ahead as is needed to always have a page. */
class ReserveTest {
    private final Reserve reserve = new Reserve(40);

    @Test
    void the_most_may_be_read_ahead_until_it_turns_out_to_be_too_much() {
        assertThat(reserve.suffices(39)).isFalse();
        assertThat(reserve.suffices(40)).isTrue();
    }

    @Test
    void it_shrinks_while_more_than_enough_is_ready() {
        for (int page = 0; page < 1_000; page++) {
            reserve.taken(2);
        }

        assertThat(reserve.suffices(2)).isFalse();
        assertThat(reserve.suffices(3)).isTrue();
    }

    @Test
    void it_stays_while_what_is_ready_is_just_enough() {
        for (int page = 0; page < 1_000; page++) {
            reserve.taken(1);
        }

        assertThat(reserve.suffices(39)).isFalse();
    }

    @Test
    void it_grows_fast_when_there_was_too_little_and_not_over_the_most() {
        for (int page = 0; page < 1_000; page++) {
            reserve.taken(5);
        }
        reserve.ranDry();

        assertThat(reserve.suffices(5)).isFalse();
        assertThat(reserve.suffices(6)).isTrue();

        for (int times = 0; times < 10; times++) {
            reserve.ranDry();
        }
        assertThat(reserve.suffices(39)).isFalse();
        assertThat(reserve.suffices(40)).isTrue();
    }
}
