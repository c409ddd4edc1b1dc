package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Very many records of few kinds, and one of another kind among them, with the settings that the sink has by default. */
@ExtendWith(SharedSinkWorker.class)
class StormTest {
    private static final int RECORDS = Integer.getInteger("tocsin.storm.records", 20_000);
    private static final int SECONDS = Integer.getInteger("tocsin.storm.seconds", 2);
    private static final int KINDS = 40;
    private static final List<String> SERVICES = List.of("cart", "search", "mail", "login", "stock");
    private static final List<String> TROUBLES = List.of(
            "timed out",
            "is overloaded",
            "was refused",
            "returned garbage",
            "lost its lock",
            "ran dry",
            "stalled",
            "fell");

    private static final String RARE = "ERROR disk full on /dev/sda1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MESSAGES = 40;

    private final SinkWorker worker;

    StormTest(SinkWorker worker) {
        this.worker = worker;
    }

    @Test
    void a_storm_is_told_in_few_messages_that_account_for_each_record() throws IOException {
        Posting posting = worker.posting("storm");
        posting.deploy(posting.byDefault());
        write(posting);
        Instant written = Instant.now();

        await("all accounted for")
                .atMost(LIMIT)
                .until(() -> told(posting).records() >= RECORDS
                        && posting.consumers().committed() == RECORDS);
        say(posting, Duration.between(written, Instant.now()));
        assertThat(posting.messages()).hasSizeLessThanOrEqualTo(MESSAGES);
        assertThat(posting.isRunning()).as("the task runs").isTrue();
        checkRecords(told(posting));
        checkPace(posting.messages());
    }

    /** One kind after the other, again and again, each second as many; the rare one in the middle. */
    private static void write(Posting posting) {
        Instant start = Instant.now();
        for (int second = 0; second < SECONDS; second++) {
            Instant due = start.plusSeconds(second);
            await().atMost(LIMIT).until(() -> !Instant.now().isBefore(due));
            posting.write(IntStream.range(writtenAfter(second), writtenAfter(second + 1))
                    .mapToObj(StormTest::text));
        }
    }

    private static int writtenAfter(int seconds) {
        return (int) ((long) RECORDS * seconds / SECONDS);
    }

    private static String text(int number) {
        return number == RECORDS / 2 ? RARE : kind(number % KINDS) + " for order " + number;
    }

    private static String kind(int number) {
        return "ERROR " + SERVICES.get(number % SERVICES.size()) + ' ' + TROUBLES.get(number / SERVICES.size());
    }

    private static Told told(Posting posting) {
        return Told.of(posting.messages());
    }

    private static void checkRecords(Told told) {
        assertThat(told.records()).as("records").isEqualTo(RECORDS);
        for (int kind = 0; kind < KINDS; kind++) {
            int displaced = RECORDS / 2 % KINDS == kind ? 1 : 0;
            assertThat(told.records(kind(kind) + " for order")).as(kind(kind)).isEqualTo(RECORDS / KINDS - displaced);
        }
        assertThat(told.lines()).as("lines").contains(new Told.Line(1, RARE));
    }

    /** Whatever stretch of time is looked at, no more came in it than one a second and a burst. */
    private static void checkPace(List<PostedMessage> messages) {
        for (int first = 0; first < messages.size(); first++) {
            for (int last = first + 1; last < messages.size(); last++) {
                Duration took = Duration.between(
                        messages.get(first).postedAt(), messages.get(last).postedAt());
                assertThat(last - first + 1.0)
                        .as("messages in %s", took)
                        .isLessThanOrEqualTo(SharedSinkWorker.BURST + took.toMillis() / 1_000.0);
            }
        }
    }

    private static void say(Posting posting, Duration took) {
        System.out.printf(
                "storm: %d records of %d kinds in %d s and a rare one: %d messages, all accounted for %.1f s after the last%n",
                RECORDS, KINDS, SECONDS, posting.messages().size(), took.toMillis() / 1_000.0);
    }
}
