package io.tocsin.slack.message.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.tocsin.slack.message.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redaction takes linear time whatever the text. Not measured by a clock: counted is how often the text's characters are looked at. */
class LinearTimeTest {
    private static final int LENGTH = 20_000;
    /** A dozen kinds of secret look at a character a few times each, at most. */
    private static final int LOOKS = 40;

    private static final int SHORT = 1_000;
    private static final List<String> STARTS =
            List.of("", "-----BEGIN PRIVATE KEY-----", "://a:", "eyJaaaaaa.", "secret_key=", "\u001b]", "\b\b");
    private static final List<String> ENDS = List.of("", ".eyJ ", "@", "\"", "\u001b\\", "\u0007", "-----", "\n");

    private final SecretFinder finder = new SecretFinder(KnownSecrets.ALL);

    /** What secrets begin with, or almost, repeated: each could be the start of one that goes on to the end. */
    static Stream<String> hostile() {
        List<String> pieces = new ArrayList<>(List.of(
                "-",
                "-----",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\"",
                "-----BEGIN PRIVATE KE",
                "-----END ",
                "-----END PRIVATE KEY",
                "PRIVATE KEY ",
                "A",
                "AKIA",
                "AKIAA",
                "ASIA",
                "ABIAACCA",
                "secret",
                "secret_key=",
                "secret_access_key=a",
                "SECRETKEY:",
                "secret-access-key",
                "secret=",
                "session",
                "session_token=",
                "sessiontoken=a",
                "x-amz-security-token=",
                "x-amz-security-token: a ",
                "hooks.slack.com/services/",
                "hooks.slack.com/",
                "hooks.slack-gov.com/services/a",
                "xox",
                "xoxb-",
                "xoxe.xoxb-",
                "xoxb-a ",
                "xapp-",
                "gh",
                "ghp_",
                "ghp_a ",
                "github_pat_",
                "github_pat_a ",
                "bearer",
                "bearer ",
                "bearer=",
                "bearer a",
                "Bearer:+= ",
                "eyJ",
                "eyJeyJaaa",
                "eyJaaaaaa.",
                "eyJaaaaaa.eyJ",
                "eyJaaaaaa.eyJaa.",
                "://",
                ":",
                "://a:",
                "://a:b@",
                "://@",
                "://a:@@",
                ":@",
                "@",
                "a:b@c://",
                "=",
                "==",
                "\"=",
                "\\",
                "\\\"",
                "\\u",
                "\\u200b",
                "\\u001b[",
                "\\\\u001b[0;",
                "\u0090",
                "\u0098",
                "\u009b",
                "\u009b0 ",
                "\u009c",
                "\u009d",
                "\u009e",
                "\u009f",
                "\u001bP",
                "\u001b ",
                "\u0007",
                "\u001b[",
                "\u001b]",
                "\u001b",
                "\b",
                "x\b",
                "\r",
                "\u200b",
                "\ud800",
                "\udb40\udc41",
                "\u0627\u200c",
                "\ufe0f",
                " ",
                "\n",
                "\t",
                "a",
                "0",
                "_",
                "\u3042",
                "[redacted: JWT]",
                "{\"a\":",
                "[",
                "}",
                "\"",
                "'"));
        SplittableRandom random = new SplittableRandom(7);
        List<String> some = List.copyOf(pieces);
        for (int i = 0; i < 300; i++) {
            pieces.add(some.get(random.nextInt(some.size()))
                    + some.get(random.nextInt(some.size()))
                    + some.get(random.nextInt(some.size())));
        }
        return pieces.stream();
    }

    private static String filled(String piece, int length) {
        return piece.repeat(length / piece.length() + 1);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void knownSecretsAreLookedForInLinearTime(String piece) {
        for (String start : List.of("", "-----BEGIN PRIVATE KEY-----", "://a:")) {
            String text = start + filled(piece, LENGTH);
            CountedText counted = new CountedText(text);
            finder.find(counted, new ArrayList<>());

            assertThat(counted.steps()).isLessThanOrEqualTo((long) LOOKS * text.length());
        }
    }

    /** Before and after what is repeated stands what lets it begin, or end, a secret or a sequence once more. */
    @ParameterizedTest
    @MethodSource("hostile")
    void twiceTheTextTakesTwiceTheTime(String piece) {
        List<Consumer<CharSequence>> ways =
                List.of(text -> finder.find(text, new ArrayList<>()), text -> CanonicalText.of(text));
        for (String start : STARTS) {
            for (String end : ENDS) {
                for (Consumer<CharSequence> way : ways) {
                    long once = steps(way, start + filled(piece, SHORT) + end);
                    long twice = steps(way, start + filled(piece, 2 * SHORT) + end);

                    assertThat(twice).as("%s … %s", start, end).isLessThanOrEqualTo(once * 22 / 10 + 1_000);
                }
            }
        }
    }

    private static long steps(Consumer<CharSequence> way, String text) {
        CountedText counted = new CountedText(text);
        way.accept(counted);
        return counted.steps();
    }

    /** A list's items all stand under its name, which a record may make as long as itself. */
    @Test
    void ofALongNameOnlyTheEndIsLookedThroughForEachValue() {
        Redactor redactor = Redactor.of(Map.of("own", Pattern.compile("^.{0,300}=(v)$")), count -> {});

        assertThat(redactor.redact("n".repeat(10_000), "v")).isEqualTo("[redacted: own]");
    }

    /** {@code (?:a.*b|a)} looks at all of the rest for each of its matches. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "a b\n", "\u3042", "\ud83d\ude00", "://a:b@"})
    void ownPatternsAreLookedForInLinearTime(String piece) {
        String first = Pattern.quote(piece.substring(0, 1));
        for (String regex : List.of(
                "(?s)" + first + ".*never|" + first, "(?:.+)+$", "(?s)" + first + "(.*)never|(" + first + ")")) {
            OwnPattern own = new OwnPattern("own", Pattern.compile(regex));
            CountedText counted = new CountedText(filled(piece, LENGTH));
            own.find(counted, 0, new ArrayList<>());

            assertThat(counted.steps()).isLessThan(OwnPattern.FREE + 30L * counted.length());
        }
    }

    @Test
    void whereAPatternTakesTooLongTheRestCountsAsSecret() {
        OwnPattern own = new OwnPattern("own", Pattern.compile("a.*never|a"));
        String text = "a".repeat(LENGTH);
        List<Span> found = new ArrayList<>();
        own.find(text, 0, found);

        assertThat(Span.merged(found)).last().extracting(Span::end).isEqualTo(LENGTH);
        assertThat(found).hasSizeLessThan(LENGTH / 2);
    }

    @Test
    void aPatternThatIsNotHostileFindsAllInALongText() {
        OwnPattern own = new OwnPattern("own", Pattern.compile("customer=(\\w+)"));
        List<Span> found = new ArrayList<>();
        own.find("customer=bob at 12 ".repeat(50_000), 0, found);

        assertThat(found).hasSize(50_000).allMatch(span -> span.end() - span.start() == 3);
    }

    /** Spans are merged by their places, not by searching the list for each. */
    @Test
    void overlapsAreMergedWithoutLookingAtAllOthers() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            spans.add(new Span(i, i + 2, "kind " + i % 7, i % 7));
        }
        assertThat(Span.merged(spans)).containsExactly(new Span(0, 200_001, "kind 0", 0));
    }
}
