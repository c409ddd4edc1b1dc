package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.SlackMessage;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private final RecordingContext context = new RecordingContext();
    private final Outbox outbox = new Outbox();
    private final Brake brake = new Brake(context, outbox, 4, 10_000);

    BrakeTest() {
        context.assignment.add(ONE);
    }

    private void queue(long offset, long weight) {
        SinkRecord record = new SinkRecord("logs", 1, null, null, null, "x", offset);
        outbox.claim(Origin.of(record));
        outbox.add(Origin.of(record), new SlackMessage("{}", "text"), record, weight);
        brake.adjust();
    }

    private void settleOne() {
        outbox.settle(Objects.requireNonNull(outbox.head()));
        brake.adjust();
    }

    @Test
    void tooManyRecordsPauseAndUnderHalfOfThemResume() {
        for (int offset = 0; offset < 3; offset++) {
            queue(offset, 0);
        }
        assertThat(context.paused).isEmpty();

        queue(3, 0);
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        settleOne();
        assertThat(context.paused).containsExactly(ONE);
        settleOne();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void tooManyBytesPauseToo() {
        queue(0, 10_000);
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void aLimitOfOneRecordStillResumes() {
        Brake narrow = new Brake(context, outbox, 1, 10_000);
        queue(0, 0);
        narrow.adjust();
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        narrow.adjust();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void partitionsThatComeMeanwhileArePausedToo() {
        queue(0, 10_000);
        context.assignment.add(TWO);
        brake.opened(Set.of(TWO));
        assertThat(context.paused).containsExactlyInAnyOrder(ONE, TWO);

        settleOne();
        assertThat(context.paused).isEmpty();
    }
}
