package io.tocsin.slack.message.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets are put together from two halves, so that no scanner takes this file for a leak. */
class RedactorTest {
    private final AtomicInteger removed = new AtomicInteger();
    private final Redactor redactor = Redactor.of(Map.of(), removed::addAndGet);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        key AKI+AIOSFODNN7EXAMPLE denied                         | key [redacted: AWS access key] denied
        AS+IAIOSFODNN7EXAMPLE,x                                  | [redacted: AWS access key],x
        aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/+bPxRfiCYEXAMPLEKEY; | aws_secret_access_key = [redacted: AWS secret key];
        {"SecretAccessKey": "wJalrXUtnFEMI/K7MDENG/+bPxRfiCYEXAMPLEKEY"}   | {"SecretAccessKey": "[redacted: AWS secret key]"}
        {\\"secretAccessKey\\":\\"wJalrXUtnFEMI/K7MDENG/+bPxRfiCYEXAMPLEKEY\\"} | {\\"secretAccessKey\\":\\"[redacted: AWS secret key]\\"}
        X-Amz-Security-Token=IQoJb3JpZ2luX2VjEJr%2F%2F%2F%2F%2F+wEaCWV1LXdlc3QtMSJHMEUCIQDx1%3D&x | X-Amz-Security-Token=[redacted: AWS session token]&x
        Authorization: Bearer abc.de+f-123                        | Authorization: Bearer [redacted: bearer token]
        authorization: bearer 0123456789+abcdef                   | authorization: bearer [redacted: bearer token]
        jwt eyJhbGciOiJIUzI1NiJ9.+eyJzdWIiOiIxIn0.c2ln ok         | jwt [redacted: JWT] ok
        postgres://app:s3cr+et@db:5432/x                          | postgres://app:[redacted: password in URL]@db:5432/x
        redis://:p@ss#w+ord@cache                                 | redis://:[redacted: password in URL]@cache
        posting with xox+b-123456789012-abcdefABCDEF               | posting with [redacted: Slack token]
        xap+p-1-A0123-456-abc                                     | [redacted: Slack token]
        https://hooks.sla+ck.com/services/T0/B0/abcdef0123        | https://hooks.slack.com/services/[redacted: Slack webhook]
        ghp+_0123456789abcdefghijABCDEFGHIJ012345                 | [redacted: GitHub token]
        github_pat+_11ABCDEFG0abcdefghijkl_xyz                    | [redacted: GitHub token]
        """)
    void takesOutWhatIsASecretAndSaysWhatItWas(String halves, String expected) {
        String line = halves.replace("+", "");

        assertThat(redactor.redact(line)).isEqualTo(expected);
        assertThat(removed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ERROR card declined for order 1042",
                "bearer of bad news",
                "the bearer authentication failed",
                "see https://example.com:8080/path and a@b.c",
                "mail bob@example.com",
                "secret key missing",
                "the session token has expired",
                "gh_pages",
                "foxtrot xox-",
                "AKIA",
                "eyJust a word"
            })
    void leavesEverythingElse(String line) {
        assertThat(redactor.redact(line)).isEqualTo(line);
        assertThat(removed).hasValue(0);
    }

    @Test
    void takesOutAPrivateKeyWhetherItsEndIsThereOrNot() {
        String begin = "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEow\nIBAAKC";

        assertThat(redactor.redact("k: " + begin + "\n-----END RSA PRIVATE KEY-----\nrest"))
                .isEqualTo("k: [redacted: private key]\nrest");
        assertThat(redactor.redact("k: " + begin)).isEqualTo("k: [redacted: private key]");
        assertThat(redactor.redact("{\"k\":\"" + begin.replace("\n", "\\n") + "\",\"x\":1}"))
                .isEqualTo("{\"k\":\"[redacted: private key]\",\"x\":1}");
    }

    @Test
    void whatTwoRulesFindIsOneSecretUnderTheFirstRulesName() {
        String line = "Bearer eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0.c2ln";

        assertThat(redactor.redact(line)).isEqualTo("Bearer [redacted: bearer token]");
        assertThat(removed).hasValue(1);
    }

    @Test
    void countsEachSecretOfALine() {
        redactor.redact("AKIA" + "IOSFODNN7EXAMPLE and AKIA" + "IOSFODNN7EXAMPLF");

        assertThat(removed).hasValue(2);
    }

    @Test
    void theNameOfAFieldMayTellThatItsValueIsASecret() {
        assertThat(redactor.redact("secretAccessKey", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY"))
                .isEqualTo("[redacted: AWS secret key]");
        assertThat(redactor.redact("note", "nothing here")).isEqualTo("nothing here");
        assertThat(removed).hasValue(1);
    }

    @Test
    void ownPatternsComeAfterTheKnownOnesAndNeverSeeWhatThoseWrote() {
        Map<String, Pattern> own = new LinkedHashMap<>();
        own.put("word", Pattern.compile("token"));
        own.put("card", Pattern.compile("card=(\\d{16})"));
        Redactor both = Redactor.of(own, removed::addAndGet);

        assertThat(both.redact("card=4111111111111111 token Bearer a.b"))
                .isEqualTo("card=[redacted: card] [redacted: word] Bearer [redacted: bearer token]");
        assertThat(removed).hasValue(3);
    }

    @Test
    void adjacentSecretsStayTwo() {
        Redactor own = Redactor.of(Map.of("a", Pattern.compile("a+"), "b", Pattern.compile("b+")), removed::addAndGet);

        assertThat(own.redact("aabb")).isEqualTo("[redacted: a][redacted: b]");
        assertThat(removed).hasValue(2);
    }

    @Test
    void namesOfFieldsTellAboutListsToo() {
        assertThat(redactor.redact("aws_session_token", "x".repeat(60))).isEqualTo("[redacted: AWS session token]");
    }

    /** Whatever stands between the letters of a secret and is not shown, or is shown as a code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u001b]8;;https://x.example\u0007",
                "\u009b0m",
                "x\b",
                "\u0000",
                "\u200b",
                "\u200d",
                "\u00ad",
                "\u2060",
                "\u202e",
                "\u3164",
                "\ufeff",
                "\ufe0f",
                "\udb40\udc41",
                "\ud800",
                "\\u001b[31m",
                "\\u200b",
                "\\\\u200b",
                "\\u0000"
            })
    void nothingThatHidesKeepsASecretFromBeingFound(String between) {
        String key = "AKIA" + "IOSFODNN7EXAMPLE";
        String broken = String.join(between, key.split(""));

        assertThat(redactor.redact("key " + between + broken + between + " denied"))
                .contains("key ")
                .contains("[redacted: AWS access key]")
                .endsWith(" denied")
                .doesNotContain("IOSF")
                .doesNotContain("7" + between + "E");
        assertThat(redactor.redact("secret_key=" + between + "wJalrXUtnFEMI/K7MDENG/" + between + "bPxRfiCYEXAMPLEKEY"))
                .contains("[redacted: AWS secret key]")
                .doesNotContain("wJalr")
                .doesNotContain("EXAMPLEKEY");
        assertThat(removed).hasValue(2);
    }

    @Test
    void whatHidesElsewhereStaysToBeShown() {
        assertThat(redactor.redact("a\u200bb AKIA" + "IOSFODNN7EXAMPLE c\u00add"))
                .isEqualTo("a\u200bb [redacted: AWS access key] c\u00add");
    }

    @Test
    void ownPatternsSeeTheTextBothWithWhatHidesAndWithout() {
        Redactor own = Redactor.of(
                Map.of("word", Pattern.compile("\u0645\u06cc\u200c\u062e"), "card", Pattern.compile("card=(\\d{4})")),
                removed::addAndGet);

        assertThat(own.redact("\u0645\u06cc\u200c\u062e card=12\u200b34"))
                .isEqualTo("[redacted: word] card=[redacted: card]");
    }

    @Test
    void switchedOffItLeavesSecretsAlone() {
        assertThat(Redactor.none().redact("\u001b[31mred")).isEqualTo("red");
        assertThat(Redactor.none().redact("AKIA" + "IOSFODNN7EXAMPLE")).startsWith("AKIA");
    }
}
