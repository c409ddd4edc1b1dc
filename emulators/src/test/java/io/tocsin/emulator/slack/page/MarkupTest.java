package io.tocsin.emulator.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page turns Slack's markup into elements. */
class MarkupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path profile;

    private static @Nullable Browser browser;
    private static @Nullable SlackEmulator slack;

    @BeforeAll
    static void openPage() {
        slack = SlackEmulator.start(0);
        browser = Browser.start(profile);
        browser.open(slack.url(), "light", "Asia/Tokyo");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (slack != null) {
            slack.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", quoteCharacter = '"', textBlock = """
            a *bold* word ==> a <b>bold</b> word
            _italic_ and ~gone~ ==> <i>italic</i> and <s>gone</s>
            *_both_* ==> <b><i>both</i></b>
            snake_case_name and 2*3*4 ==> snake_case_name and 2*3*4
            `code *as is*` ==> <code class='inline'>code *as is*</code>
            ```one *two*``` ==> <pre>one *two*</pre>
            &lt;b&gt; &amp;amp; ==> &lt;b&gt; &amp;amp;
            <b>not a tag</b> ==> <span>b</span>not a tag<span>/b</span>
            <@U123> ==> <span class='mention'>@U123</span>
            <#C123|ops> ==> <span class='mention'>#ops</span>
            <!here> ==> <span class='mention broadcast'>@here</span>
            <!subteam^S1|@oncall> ==> <span class='mention broadcast'>@oncall</span>
            @here ==> @here
            &gt; quoted ==> <blockquote>quoted</blockquote>
            <javascript:alert(1)|click> ==> <span>click</span>
            <!date^0^{date_num} {time_secs}|never> ==> 1970-01-01 9:00:00 AM
            <!date^0^{date_long}|never> ==> Thursday, January 1, 1970
            <!date^x^{date}|in words> ==> in words
            :unheard_of: ==> :unheard_of:
            """)
    void showsSlacksMarkup(String text, String html) {
        assertThat(rendered(text).replace('"', '\'').replace('\u202f', ' ')).isEqualTo(html);
    }

    @Test
    void linksOpenElsewhere() {
        String anchor = "<a href=\"https://example.com/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\">";
        assertThat(rendered("<https://example.com/?a=1&amp;b=2|a *run*book>")).isEqualTo(anchor + "a *run*book</a>");
        assertThat(rendered("see https://example.com/?a=1&amp;b=2."))
                .isEqualTo("see " + anchor + "https://example.com/?a=1&amp;b=2</a>.");
    }

    private String rendered(String text) {
        return Objects.requireNonNull(browser)
                .runAsync(
                        "const [text, done] = arguments;"
                                + "Promise.all([import('./script/mrkdwn.js'), import('./script/dom.js')]).then("
                                + "([{mrkdwn}, {element}]) => done(element('div', '', mrkdwn(text)).innerHTML))",
                        text);
    }
}
