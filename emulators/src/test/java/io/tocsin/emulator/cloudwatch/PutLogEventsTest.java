package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static io.tocsin.emulator.cloudwatch.Bench.event;
import static io.tocsin.emulator.cloudwatch.Bench.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class PutLogEventsTest {
    private static final Instant T = SteppingClock.START;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private PutLogEventsResponse put(InputLogEvent... events) {
        return bench.logs.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName("one").logEvents(events));
    }

    private void assertRefused(String message, InputLogEvent... events) {
        assertThatThrownBy(() -> put(events))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(message);
        assertThat(bench.filter(query -> {}).events()).isEmpty();
    }

    @Test
    void aGoodBatchIsTakenWhole() {
        PutLogEventsResponse response = put(event(T, "a"), event(T, "b"));

        assertThat(response.nextSequenceToken()).isNotEmpty();
        assertThat(response.rejectedLogEventsInfo()).isNull();
        assertThat(messages(bench.filter(query -> {}))).containsExactly("a", "b");
    }

    @Test
    void aBatchOutOfOrderIsRefusedWhole() {
        assertRefused(
                "Log events in a single PutLogEvents request must be in chronological order.",
                event(T, "a"),
                event(T.minusMillis(1), "b"));
    }

    @Test
    void aBatchMustNotSpanMoreThanADay() {
        assertRefused(
                "cannot span more than 24 hours",
                event(T.minus(Duration.ofHours(24)).minusMillis(1), "a"),
                event(T, "b"));

        assertThat(put(event(T.minus(Duration.ofHours(24)), "a"), event(T, "b")).rejectedLogEventsInfo())
                .isNull();
    }

    @Test
    void aBatchHasAtMost10000Events() {
        assertRefused(
                "at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to 10000",
                Collections.nCopies(10_001, event(T, "a")).toArray(InputLogEvent[]::new));
        put(Collections.nCopies(10_000, event(T, "a")).toArray(InputLogEvent[]::new));
    }

    @Test
    void aBatchHasAtMost1048576BytesWith26ForEachEvent() {
        assertRefused("Upload too large: 1048577 bytes exceeds limit of 1048576", event(T, "x".repeat(1_048_576 - 25)));
        assertRefused(
                "Upload too large: 1048578 bytes exceeds limit of 1048576",
                event(T, "é".repeat(300_000)),
                event(T, "€".repeat(149_507) + "😀" + "x"));

        put(event(T, "x".repeat(1_048_576 - 26)));
    }

    @Test
    void anEmptyBatchOrMessageIsRefused() {
        assertRefused(
                "Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1");
        assertRefused(
                "Value '' at 'logEvents.2.member.message' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1",
                event(T, "a"),
                event(T, ""));
    }

    @Test
    void eventsOlderThan14DaysAreRejectedAndTheRestTaken() {
        PutLogEventsResponse response = put(
                event(T.minus(OLDEST).minusMillis(2), "too old"),
                event(T.minus(OLDEST).minusMillis(1), "too old"),
                event(T.minus(OLDEST), "just in time"));

        assertThat(response.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(2);
        assertThat(response.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isNull();
        assertThat(messages(bench.filter(query -> {}))).containsExactly("just in time");
    }

    @Test
    void eventsMoreThan2HoursAheadAreRejectedAndTheRestTaken() {
        PutLogEventsResponse response =
                put(event(T.plus(NEWEST), "just in time"), event(T.plus(NEWEST).plusMillis(1), "too new"));

        assertThat(response.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(1);
        assertThat(response.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isNull();
        assertThat(messages(bench.filter(query -> {}))).containsExactly("just in time");
    }

    @Test
    void groupAndStreamMustExist() {
        List<InputLogEvent> events = List.of(event(T, "a"));
        assertThatThrownBy(() -> bench.logs.putLogEvents(request ->
                        request.logGroupName("none").logStreamName("one").logEvents(events)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist.");
        assertThatThrownBy(() -> bench.put("none", events))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
    }
}
