package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void aSignThatStoodWithinAWordIsNotLeftAtTheEnd() {
        assertThat(Markup.cut("snake_case, and much more", 10)).isEqualTo(new Excerpt("snake", 20));
    }

    @Test
    void aSignThatFormatsStaysWhereItIsCutOff() {
        assertThat(Markup.cut("*bold* and more of it", 10)).isEqualTo(new Excerpt("*bold*", 15));
    }

    @Test
    void aQuoteAfterWhiteSpaceAloneIsNone() {
        assertThat(Excerpt.markup(" \t> quoted\n\u3000> too, but a > b", 100).text())
                .isEqualTo(" \t› quoted\n\u3000› too, but a &gt; b");
    }
}
