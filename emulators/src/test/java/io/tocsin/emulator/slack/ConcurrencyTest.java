package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int EACH = 60;

    @Test
    void everyMessageThatWasTakenStandsOnceUnderAnIdOfItsOwn() throws Exception {
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit())) {
            List<String> taken = storm(slack, 1);

            assertThat(taken).hasSize(THREADS * EACH);
            List<PostedMessage> standing = new ArrayList<>(slack.messages("alerts"));
            standing.addAll(slack.messages("general"));
            assertThat(standing).extracting(PostedMessage::text).containsExactlyInAnyOrderElementsOf(taken);
            assertThat(slack.messages("alerts"))
                    .extracting(PostedMessage::ts)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(slack.counters().accepted()).isEqualTo(taken.size());
        }
    }

    @Test
    void noMoreThanTheBurstIsTakenWhileTheClockStandsStill() throws Exception {
        SlackOptions options =
                SlackOptions.defaults().withClock(new ManualClock()).withPace(1, 7);
        try (SlackEmulator slack = SlackEmulator.start(options)) {
            List<String> taken = storm(slack, 2);

            assertThat(slack.messages("alerts")).hasSize(7);
            assertThat(slack.messages("general")).hasSize(7);
            assertThat(taken).hasSize(14);
            assertThat(slack.counters().overLimit()).isEqualTo(12);
            assertThat(slack.counters().refused()).containsEntry("rate_limited", (long) THREADS * EACH - 14);
        }
    }

    /** Posts from many threads to two channels; the texts that were taken. */
    private static List<String> storm(SlackEmulator slack, long seed) throws Exception {
        SlackSdk sdk = new SlackSdk(slack);
        List<Callable<List<String>>> posters = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(seed * 100 + thread);
            int number = thread;
            posters.add(() -> post(sdk, number, random));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<String> taken = new ArrayList<>();
            for (Future<List<String>> poster : threads.invokeAll(posters)) {
                taken.addAll(poster.get());
            }
            return taken;
        } finally {
            threads.shutdownNow();
            sdk.close();
        }
    }

    private static List<String> post(SlackSdk sdk, int thread, Random random) throws IOException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            String text = thread + "-" + i;
            String channel = random.nextBoolean() ? "alerts" : "general";
            boolean ok =
                    random.nextBoolean() ? sdk.webhook(channel, text).getCode() == 200 : isPosted(sdk, channel, text);
            if (ok) {
                taken.add(text);
            }
        }
        return taken;
    }

    private static boolean isPosted(SlackSdk sdk, String channel, String text) throws IOException {
        try {
            return sdk.methods()
                    .chatPostMessage(post -> post.channel(channel).text(text))
                    .isOk();
        } catch (SlackApiException limited) {
            assertThat(limited.getResponse().code()).isEqualTo(429);
            return false;
        }
    }
}
