package io.tocsin.slack.message.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEngineTest {
    private static final Set<String> NAMES = Set.of("value", "text", "time", "items", "number", "none", "user");
    private static final TemplateEngine PLAIN = TemplateEngine.plain(NAMES, Map.of());
    private static final TemplateEngine MARKUP = TemplateEngine.markup(NAMES, Map.of("twice", in -> "" + in + in));

    private static Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("value", Map.of("order", Map.of("id", 7), "class", "own", "total", 12.5));
        values.put("text", "<!channel> & *bold* `x`");
        values.put("time", Instant.parse("2026-11-22T10:00:00Z"));
        values.put("items", List.of("a", "b", "c"));
        values.put("number", 1_795_341_600_000L);
        values.put("none", null);
        values.put("user", "U12345678");
        return values;
    }

    private static String render(TemplateEngine engine, String template) {
        try {
            return engine.compile(template).render(values()).text();
        } catch (BadTemplateException | RenderingFailedException e) {
            throw new AssertionError(template, e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
        order {{ value.order.id }}                                   ! order 7
        {{ value["order"]["id"] }}                                   ! 7
        {{ value.class }}                                            ! own
        {% for i in items %}{{ loop.index }}{{ i }}{% if not loop.last %},{% endif %}{% endfor %} ! 0a,1b,2c
        {% for e in value.order %}{{ e.key }}={{ e.value }}{% endfor %} ! id=7
        {% set total = value.total * 2 %}{{ total }}                 ! 25.0
        {{ items[1] }}{{ items[9] }}{{ items.size }}                 ! b
        {{ none | default("-") }}{{ value.order.no | default("x") }} ! -x
        {{ items | join("/") | upper }}                              ! A/B/C
        {% if text contains "bold" and none is null and items is not empty %}yes{% else %}no{% endif %} ! yes
        {{ time | date("HH:mm", "Europe/Berlin") }}                  ! 11:00
        {{ number | date }}                                          ! 2026-11-22 10:00:00
        {{ "2026-11-22T12:00:00+02:00" | date("HH") }}               ! 10
        {{ "soon" | date }}                                          ! soon
        {{ 9223372036854775807 | date }}                             ! +292278994-08-17 07:12:55
        {{ "+999999999-12-31T23:59:59-18:00" | date("YYYY-'W'ww") }} ! +292278994-W34
        {{ "abcdef" | truncate(2) }}                                 ! ab… (+4 characters)
        {{ "a b/ä" | urlencode }}                                    ! a%20b%2F%C3%A4
        {# a remark with {{ nothing }} #}x                           ! x
        {{ "one\\"two" }}                                            ! one"two
        """)
    void canReadFormatAndChoose(String template, String expected) {
        assertThat(render(PLAIN, template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
        {{ text }}                                 ! ^&lt;!channel&gt; &amp; ∗bold∗ ˋxˋ^
        {{ text | upper }}                         ! ^&lt;!CHANNEL&gt; &amp; ∗BOLD∗ ˋXˋ^
        {{ text | twice | truncate(10) }}          ! ^&lt;!channel&gt;… (+36 characters)^
        {{ "*" ~ text | truncate(1) }}             ! ^∗… (+23 characters)^
        {{ none is null ? text : "no" }}           ! ^&lt;!channel&gt; &amp; ∗bold∗ ˋxˋ^
        {% set t = text %}{{ t }}                  ! ^&lt;!channel&gt; &amp; ∗bold∗ ˋxˋ^
        *{{ value.order.id }}*                     ! *7*
        """)
    void escapesEveryValueInMarkup(String template, String expected) {
        assertThat(render(MARKUP, template)).isEqualTo(expected);
    }

    @Test
    void mentionsOnlyOnPurposeAndOnlyIds() {
        assertThat(render(MARKUP, "{{ user | mention }}")).isEqualTo("<@U12345678>");
        assertThat(render(MARKUP, "{{ 'S0123456' | mention }}")).isEqualTo("<!subteam^S0123456>");
        assertThat(render(MARKUP, "{{ 'C0123456' | mention }}")).isEqualTo("<#C0123456>");
        assertThat(render(MARKUP, "{{ text | mention }}")).startsWith("&lt;!channel&gt;");
        assertThat(render(MARKUP, "{{ user | mention | lower }}")).isEqualTo("&lt;@u12345678&gt;");
        assertThat(render(MARKUP, "{{ here() }} {{ channel() }} {{ everyone() }}"))
                .isEqualTo("<!here> <!channel> <!everyone>");
        assertThat(render(PLAIN, "{{ user | mention }} {{ here() }}")).isEqualTo("@U12345678 @here");
    }

    @Test
    void linksOnlyToAddresses() {
        assertThat(render(MARKUP, "{{ 'https://x.example/?a=1&b=2' | link('Run*book* >') }}"))
                .isEqualTo("<https://x.example/?a=1&amp;b=2|Run*book* &gt;>");
        assertThat(render(MARKUP, "{{ 'javascript:x' | link('y') }}")).isEqualTo("javascript:x");
        assertThat(render(MARKUP, "{{ ('https://x/|' ~ text) | link }}")).startsWith("https://x/|&lt;!channel");
        assertThat(render(PLAIN, "{{ 'https://x.example' | link('y') }}")).isEqualTo("https://x.example");
    }

    @Test
    void datesAreShownInTheReadersOwnZone() {
        assertThat(render(MARKUP, "{{ time | slack_date }}"))
                .isEqualTo("<!date^1795341600^{date_short_pretty} {time_secs}|2026-11-22T10:00:00Z>");
        assertThat(render(MARKUP, "{{ number | slack_date('{time}|<x>') }}"))
                .isEqualTo("<!date^1795341600^{time}x|2026-11-22T10:00:00Z>");
        assertThat(render(MARKUP, "{{ text | slack_date }}")).startsWith("&lt;");
        assertThat(render(PLAIN, "{{ time | slack_date }}")).isEqualTo("2026-11-22T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
        ok {{ value. }}                            ! line 1, column 12
        {{ text                                    ! line 1, column
        {% if text %}x                             ! line 1, column
        {{ text | shout }}                         ! ^line 1, column 11: there is no filter 'shout'^
        {{ text | raw }}                           ! there is no filter 'raw'
        {{ text | escape('html') }}                ! there is no filter 'escape'
        {{ text | base64decode }}                  ! there is no filter 'base64decode'
        {{ mesage }}                               ! ^line 1, column 4: there is no variable 'mesage'; there are: items, loop^
        {{ _context }}                             ! there is no variable '_context'
        {{ i18n('bundle', 'key') }}                ! there is no function 'i18n'
        {{ range(0, 1000000000) }}                 ! there is no function 'range'
        {{ block('x') }}                           ! there is no function 'block'
        {% for i in 0..number %}x{% endfor %}      ! line 1, column
        {{ text is prime }}                        ! there is no test 'prime'
        {% include text %}                         ! line 1, column 4
        {% import "x" %}                           ! line 1, column 4
        {% extends text %}                         ! line 1, column 4
        {% embed text %}{% endembed %}             ! line 1, column 4
        {% from text import x %}                   ! line 1, column 4
        {% autoescape false %}x{% endautoescape %} ! line 1, column 4
        {% macro m() %}x{% endmacro %}             ! line 1, column 4
        {% filter upper %}x{% endfilter %}         ! line 1, column 4
        {% cache 'x' %}x{% endcache %}             ! line 1, column 4
        {% parallel %}x{% endparallel %}           ! line 1, column 4
        """)
    void refusesWhatIsWrongOrNotAllowedAndSaysWhere(String template, String expected) {
        for (TemplateEngine engine : List.of(PLAIN, MARKUP)) {
            assertThatThrownBy(() -> engine.compile(template))
                    .isInstanceOf(BadTemplateException.class)
                    .hasMessageContaining(expected);
        }
    }

    @Test
    void aPlaceIsLineAndColumn() {
        assertThatThrownBy(() -> PLAIN.compile("first {{ text }}\n  second {{ text | upper }} {{ text ? }}"))
                .hasMessageStartingWith("line 2, column 37: ");
        assertThatThrownBy(() -> PLAIN.compile("{{ text }}\n\n {{ txt }}"))
                .hasMessageStartingWith("line 3, column 5: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ text.getClass() }}",
                "{{ text.class }}",
                "{{ text.bytes }}",
                "{{ text.length() }}",
                "{{ time.epochSecond }}",
                "{{ value.getClass() }}",
                "{{ value.clear() }}",
                "{{ items.stream }}"
            })
    void noMethodCanBeReached(String template) {
        assertThat(render(PLAIN, template)).isEmpty();
    }

    @Test
    void whatCannotBeRenderedFailsWithoutTellingTheValue() throws BadTemplateException {
        Template sum = PLAIN.compile("{{ text * 2 }}");

        assertThatThrownBy(() -> sum.render(values()))
                .isInstanceOf(RenderingFailedException.class)
                .hasMessageContaining("the template fails")
                .hasMessageNotContaining("bold");
    }

    @Test
    void outputIsCappedAndTheRestCounted() throws Exception {
        Map<String, @Nullable Object> values = values();
        values.put("text", "x".repeat(30_000));

        Rendered rendered = PLAIN.compile("{{ text }}{{ text }}").render(values);

        assertThat(rendered.text()).hasSize(Template.MAX_LENGTH);
        assertThat(rendered.dropped()).isEqualTo(20_000);
    }

    @Test
    void outputWithoutEndIsStopped() throws Exception {
        Map<String, @Nullable Object> values = values();
        values.put("items", new ArrayList<>(Arrays.asList(new Object[3_000])));
        Template loops = PLAIN.compile("{% for a in items %}{% for b in items %}xx{% endfor %}{% endfor %}");

        assertThatThrownBy(() -> loops.render(values)).isInstanceOf(RenderingFailedException.class);
    }
}
