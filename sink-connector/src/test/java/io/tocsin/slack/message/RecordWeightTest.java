package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordWeightTest {

    @Test
    void aRecordWeighsAtLeastWhatItsTextsHold() {
        String text = "x".repeat(10_000);

        assertThat(RecordWeight.of(Records.record(text))).isBetween(10_000L, 11_000L);
        assertThat(RecordWeight.of(Records.event(text))).isBetween(10_000L, 11_000L);
        assertThat(RecordWeight.of(Records.record(Map.of("a", List.of(text, new byte[10_000])))))
                .isBetween(20_000L, 21_000L);
    }
}
