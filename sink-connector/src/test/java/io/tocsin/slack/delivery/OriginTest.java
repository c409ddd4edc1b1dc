package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void isThePlaceBeforeAnyTransformation() {
        SinkRecord original = new SinkRecord("logs", 3, null, null, null, "x", 42);
        SinkRecord moved = original.newRecord("elsewhere", 9, null, null, null, "x", null);

        assertThat(Origin.of(moved)).isEqualTo(new Origin(new TopicPartition("logs", 3), 42));
    }

    @Test
    void isTheRecordsOwnPlaceOnWorkersThatDoNotTellTheOriginalOne() {
        SinkRecord old = new SinkRecord("logs", 3, null, null, null, "x", 42) {
            @Override
            public String originalTopic() {
                throw new NoSuchMethodError("originalTopic");
            }
        };

        assertThat(Origin.of(old)).isEqualTo(new Origin(new TopicPartition("logs", 3), 42));
    }
}
