package io.tocsin.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Severity;
import io.tocsin.slack.message.SlackMessage;
import org.junit.jupiter.api.Test;

class BundleTest {

    @Test
    void recordsWithTheSameHeaderShareAMessageEachWithItsWholeText() {
        String longText = "out of stock\n" + "\tat shop.Stock.take(Stock.java:31)\n".repeat(50);
        Bundle bundle = new Bundle(Gists.of(Severity.ERROR, "card declined", "web-1", 0));
        assertThat(bundle.add(Gists.of(Severity.ERROR, longText, "web-2", 4))).isTrue();
        assertThat(bundle.add(Gists.of(Severity.ERROR, "card declined", "web-3", 9)))
                .isTrue();
        assertThat(bundle.add(Gists.of(Severity.WARNING, "card declined", "web-1", 9)))
                .isFalse();

        SlackMessage message = bundle.message();
        Told told = Told.of(message);
        assertThat(told.header()).isEqualTo("ERROR · payments · 3 messages");
        assertThat(told.colour()).isEqualTo(Severity.ERROR.colour());
        assertThat(told.lines())
                .containsExactly(
                        "10:00:00 | card declined", "10:00:04 | " + longText.strip(), "10:00:09 | card declined");
        assertThat(told.smallPrint().subList(1, 4))
                .containsExactly("/payments · web-1", "/payments · web-2", "and 1 more");
        assertThat(message.plainText())
                .startsWith("ERROR · payments · 3 messages\n")
                .contains("(2026-11-22T10:00:04Z): out of stock");
    }

    @Test
    void headersThatDifferInNumbersOnlyAreAlike() {
        Bundle bundle = new Bundle(titled("order 1 failed"));

        assertThat(bundle.add(titled("order 2 failed"))).isTrue();
        assertThat(bundle.add(titled("cart 2 failed"))).isFalse();
    }

    /** A header may not name what is true for one of them alone. */
    @Test
    void whereHeadersDifferTheSharedOneSaysWhatTheyHaveInCommon() {
        Bundle bundle = new Bundle(titled("order 1 failed"));
        bundle.add(titled("order 2 failed"));

        assertThat(Told.of(bundle.message()).header()).isEqualTo("order * failed · 2 messages");
    }

    @Test
    void logGroupsAccountsRegionsAndSeveritiesAreNotMixed() {
        Bundle bundle = new Bundle(from("/payments-1 · 111111111111 · eu-west-1", Severity.ERROR));

        assertThat(bundle.add(from("/payments-2 · 111111111111 · eu-west-1", Severity.ERROR)))
                .isFalse();
        assertThat(bundle.add(from("/payments-1 · 222222222222 · eu-west-1", Severity.ERROR)))
                .isFalse();
        assertThat(bundle.add(from("/payments-1 · 111111111111 · eu-west-2", Severity.ERROR)))
                .isFalse();
        assertThat(bundle.add(from("/payments-1 · 111111111111 · eu-west-1", Severity.WARNING)))
                .isFalse();
        assertThat(bundle.add(from("/payments-1 · 111111111111 · eu-west-1", Severity.ERROR)))
                .isTrue();
    }

    private static Gist from(String place, Severity severity) {
        return new Gist(place, "payments", severity, "text", "text", null, place, null);
    }

    /** A character that is shown as a code takes the room of the code. */
    @Test
    void aTextOfWhichACodeMakesTooMuchIsToldAloneAndNotCut() {
        String text = "\u0007".repeat(Bundle.LONGEST_TEXT / 6);
        Bundle bundle = new Bundle(Gists.error(text));

        assertThat(bundle.add(Gists.error("\u0007".repeat(Bundle.LONGEST_TEXT / 6 + 1))))
                .isFalse();
        assertThat(bundle.add(Gists.error(text))).isTrue();
        assertThat(Told.of(bundle.message()).lines()).allMatch(line -> !line.endsWith("…"));
    }

    private static Gist titled(String title) {
        return new Gist("", title, null, "text", "text", null, "", null);
    }

    @Test
    void thereIsAnEndToWhatOneMessageHolds() {
        Bundle bundle = new Bundle(Gists.error("text ".repeat(100)));
        int count = 1;
        while (bundle.add(Gists.error("text ".repeat(100)))) {
            count++;
        }

        assertThat(count).isBetween(10, 16);
        assertThat(Told.of(bundle.message()).lines()).hasSize(count).allMatch(line -> !line.endsWith("…"));
        assertThat(bundle.message().body().length()).isLessThan(16_000);
    }

    @Test
    void aLongTextIsNotCutToShareAMessage() {
        String longText = "x".repeat(Bundle.LONGEST_TEXT + 1);

        assertThat(new Bundle(Gists.error("short")).add(Gists.error(longText))).isFalse();
        assertThat(new Bundle(Gists.error(longText)).add(Gists.error("short"))).isFalse();
    }

    @Test
    void withoutATitleTheHeaderSaysHowMany() {
        Bundle bundle = new Bundle(titled(""));
        bundle.add(titled(""));

        assertThat(Told.of(bundle.message()).header()).isEqualTo("2 messages");
    }
}
