package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://a", "http://a.example/b?c=d&e#f", "https://é.example/$252F"})
    void addressesOnTheWebCanStandInALink(String text) {
        assertThat(WebAddress.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "http://",
                "HTTPS://a",
                "ftp://a",
                "javascript:alert(1)",
                " https://a",
                "https://a b",
                "https://a\nb",
                "https://a>b",
                "https://a<b",
                "https://a|b",
                "https://a\"b",
                "https://a\u0000",
                "https://a\u0085",
                "https://a\u202e",
                "https://a\u2028",
                "https://a\u3164",
                "https://a\u115f",
                "https://a\u200b",
                "https://a\ud800"
            })
    void whatCouldEndALinkCannot(String text) {
        assertThat(WebAddress.is(text)).isFalse();
    }
}
