package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Metadata;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadMarkTest {
    @Test
    void aHashTellsNothingOfTheNameAndNeverChanges() {
        assertThat(ThreadMark.hash("customer-4711")).isEqualTo("85d0c1e318151f3b");
        assertThat(ThreadMark.hash("customer-4712")).matches("[0-9a-f]{16}").isNotEqualTo("85d0c1e318151f3b");
    }

    @Test
    void itIsReadAsItWasWritten() {
        ThreadMark mark = new ThreadMark("alerts", ThreadMark.hash("web"));

        assertThat(ThreadMark.of(new Metadata("tocsin_message", mark.payload())))
                .contains(mark);
    }

    @Test
    void otherMessagesHaveNone() {
        assertThat(ThreadMark.of(null)).isEmpty();
        assertThat(ThreadMark.of(new Metadata("x", Map.of("connector", "alerts"))))
                .isEmpty();
        assertThat(ThreadMark.of(new Metadata("x", Map.of("thread", "0123456789abcdef"))))
                .isEmpty();
    }
}
