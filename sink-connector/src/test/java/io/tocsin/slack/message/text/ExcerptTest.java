package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Excerpt.raw("a <b> & c\n\tat é 日本 \ud83d\ude00", 100))
                .isEqualTo(new Excerpt("a <b> & c\n\tat é 日本 \ud83d\ude00", 0));
    }

    @Test
    void whatSlackInterpretsIsEscaped() {
        assertThat(Excerpt.escaped("<!channel> & &lt;", 100).text()).isEqualTo("&lt;!channel&gt; &amp; &amp;lt;");
    }

    @Test
    void theLimitHoldsAfterEscapingAndCountsTheOriginal() {
        assertThat(Excerpt.escaped("ab<cd", 5)).isEqualTo(new Excerpt("ab", 3));
    }

    @Test
    void aPairOfSurrogatesIsNotTornApart() {
        assertThat(Excerpt.raw("a\ud83d\ude00", 2)).isEqualTo(new Excerpt("a", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0007, \\u0007",
        "007f, \\u007f",
        "0085, \\u0085",
        "202e, \\u202e",
        "2066, \\u2066",
        "2028, \\u2028",
        "d800, \\ud800",
        "dc00, \\udc00",
        "fffe, \\ufffe",
        "001b, \\u001b",
        "000d, \\u000d",
        "00ad, \\u00ad",
        "034f, \\u034f",
        "061c, \\u061c",
        "115f, \\u115f",
        "180e, \\u180e",
        "200b, \\u200b",
        "200c, \\u200c",
        "200d, \\u200d",
        "200e, \\u200e",
        "200f, \\u200f",
        "2060, \\u2060",
        "2064, \\u2064",
        "206f, \\u206f",
        "3164, \\u3164",
        "fe0f, \\ufe0f",
        "feff, \\ufeff",
        "ffa0, \\uffa0",
        "fff9, \\ufff9",
        "1bca0, \\U0001bca0",
        "1d173, \\U0001d173",
        "1fffe, \\U0001fffe",
        "e0041, \\U000e0041",
        "e0101, \\U000e0101"
    })
    void whatIsInvisibleOrActsIsShownAsItsCode(String hex, String shown) {
        String text = Character.toString(Integer.parseInt(hex, 16));

        assertThat(Excerpt.raw(text + "x", 100).text()).isEqualTo(shown + "x");
    }

    /** Emoji newer than the Unicode of JDK 17, letters, and what joins and shapes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83e\udee0 \ud83e\udee1 \ud83e\ude77 \ud83e\udee8 \ud83e\udee9 \ud83e\udec6",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
                "\u2764\ufe0f\u200d\ud83d\udd25",
                "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
                "\ud83e\uddd1\u200d\ud83e\uddb0",
                "\u26a0\ufe0f \u2714\ufe0e \u00a9\ufe0f",
                "1\ufe0f\u20e3 #\ufe0f\u20e3",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "\ud83c\uddf3\ud83c\uddf1",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "\u845b\udb40\udd00\u57ce",
                "\u2229\ufe00",
                "\u0e41\u0e08\u0e49\u0e07\u0e40\u0e15\u0e37\u0e2d\u0e19 \u0939\u093f\u0902\u0926\u0940",
                "\ud884\udf50"
            })
    void whatCanBeSeenAndWhatShapesItStaysAsItIs(String text) {
        assertThat(Excerpt.raw(text, 100).text()).isEqualTo(text);
    }

    /** Of what shapes letters and joins emoji, what stands where it does neither. */
    @ParameterizedTest
    @CsvSource({
        "61 200d 62, a\\u200db",
        "61 fe0f, a\\ufe0f",
        "1f600 fe0f fe0f, \ud83d\ude00\ufe0f\\ufe0f",
        "1f600 200d 61, \ud83d\ude00\\u200da",
        "627 200c 200c, \u0627\u200c\\u200c",
        "1f3f4 e0067 e0062, \ud83c\udff4\\U000e0067\\U000e0062",
        "1f3f4 e0067 e0062 e0065 e006e e0067 e007f e0041,"
                + " \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f\\U000e0041",
        "31 fe0f, 1\\ufe0f",
        "845b e0100 e0101, \u845b\udb40\udd00\\U000e0101"
    })
    void whatWouldHideBesideThemIsShownAsItsCode(String codes, String shown) {
        StringBuilder text = new StringBuilder();
        for (String code : codes.split(" ", -1)) {
            text.appendCodePoint(Integer.parseInt(code, 16));
        }
        assertThat(Excerpt.raw(text.toString(), 200).text()).isEqualTo(shown);
    }

    @Test
    void theHeadOfATextTearsNoCharacterApart() {
        assertThat(Excerpt.head("a\ud83d\ude00b", 2)).isEqualTo("a");
        assertThat(Excerpt.head("a\ud83d\ude00b", 3)).isEqualTo("a\ud83d\ude00");
        assertThat(Excerpt.head("ab", 2)).isEqualTo("ab");
    }

    @Test
    void oneLineEndsInAnEllipsisIfItWasCut() {
        assertThat(Excerpt.line("one\ntwo", 100)).isEqualTo("one two");
        assertThat(Excerpt.line("abcdef", 4)).isEqualTo("abc…");
    }
}
