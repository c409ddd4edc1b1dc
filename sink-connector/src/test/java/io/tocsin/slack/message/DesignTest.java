package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.workspace.PlainText;
import io.tocsin.slack.message.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DesignTest {
    private static final Map<String, Object> ORDER =
            Map.of("id", 7, "customer", "<!here> *Bob*", "state", "failed", "lines", List.of("a", "b"));

    private static Design design(Slot slot, String template) {
        return new Design(Preset.CLOUDWATCH, Optional.empty(), Map.of(slot, template), Map.of());
    }

    private static Design markup(String text) {
        return new Design(Preset.PLAIN, Optional.of(TextFormat.MARKUP), Map.of(Slot.TEXT, text), Map.of());
    }

    private static Posted posted(Design design, SinkRecord record) {
        return Posted.of(Records.renderer(design).render(record));
    }

    private static List<String> problems(Design design) {
        List<String> problems = new ArrayList<>();
        Layout.of(design, (setting, problem) -> problems.add(setting + ": " + problem));
        return problems;
    }

    @Test
    void aTitleIsOneRawLine() {
        Posted message = posted(design(Slot.TITLE, "{{ value.id }}\n<b> {{ value.customer }}"), Records.record(ORDER));

        assertThat(message.header()).isEqualTo("7 <b> <!here> *Bob*");
        assertThat(message.notification()).startsWith("7 &lt;b&gt; &lt;!here&gt; *Bob*: ");
    }

    @Test
    void aTextInACodeBlockIsRaw() {
        Posted message = posted(design(Slot.TEXT, "{{ value.customer }}\nline 2"), Records.record(ORDER));

        assertThat(message.logText()).isEqualTo("<!here> *Bob*\nline 2");
        assertThat(message.notification()).isEqualTo("orders: &lt;!here&gt; *Bob*");
    }

    @Test
    void aTextOfMarkupHasItsValuesEscapedAndNothingElseLinked() {
        Posted message =
                posted(markup("*{{ value.state }}* for {{ value.customer }} {{ here() }}"), Records.record(ORDER));

        JsonNode section = message.body.at("/blocks/0");
        assertThat(section.at("/type").asText()).isEqualTo("section");
        assertThat(section.at("/text/text").asText()).isEqualTo("*failed* for &lt;!here&gt; ∗Bob∗ <!here>");
        assertThat(section.at("/text/verbatim").asBoolean()).isTrue();
    }

    @Test
    void markupThatIsTooLongIsCutBetweenItsPiecesAndSaysSo() {
        Map<String, Object> value = Map.of("x", "&".repeat(4_000));

        Posted message = posted(markup("```{{ value.x }}```"), Records.record(value));

        String text = message.body.at("/blocks/0/text/text").asText();
        assertThat(text).hasSizeLessThanOrEqualTo(3_000).endsWith("&amp;\n```");
        assertThat(message.body.at("/blocks/1/elements/0/text").asText()).startsWith("Cut: 1");
    }

    @Test
    void fieldsThatAreAllEmptyAreLeftOut() {
        Design design = new Design(
                Preset.CLOUDWATCH, Optional.empty(), Map.of(), Map.of("Nothing", "{{ value.nothing }}", "Blank", " "));

        SlackMessage message = Records.renderer(design).render(Records.event("boom"));

        assertThat(message.body())
                .doesNotContain("Nothing")
                .doesNotContain("Blank")
                .doesNotContain("\"fields\"");
        assertThat(message.plainText()).doesNotContain("Nothing").doesNotContain("–");
    }

    @Test
    void fieldsStandUnderTheirLabels() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Order", "{{ value.id }}");
        fields.put("Who*", "{{ value.customer }}");
        fields.put("Nothing", "{{ value.nothing }}");

        Posted message =
                posted(new Design(Preset.CLOUDWATCH, Optional.empty(), Map.of(), fields), Records.record(ORDER));

        assertThat(message.body.at("/attachments/0/blocks/1/fields"))
                .extracting(field -> field.get("text").asText())
                .containsExactly("*Order*\n7", "*Who∗*\n&lt;!here&gt; ∗Bob∗");
        assertThat(message.body.at("/attachments/0/blocks/1/fields/0/verbatim").asBoolean())
                .isTrue();
    }

    @Test
    void theFooterStandsLast() {
        Posted message = posted(design(Slot.FOOTER, "order {{ value.id }}"), Records.record(ORDER));

        assertThat(message.smallPrint()).last().isEqualTo("order 7");
    }

    @ParameterizedTest
    @CsvSource({
        "'{{ value.state | replace({\"failed\": \"ERROR\"}) }}', #d0021b",
        "#00ff00, #00ff00",
        "danger, danger",
        "warn, #f5a623",
        "'{{ value.customer }}', #9b9b9b"
    })
    void aColourIsACodeOrASeverity(String template, String colour) {
        assertThat(posted(design(Slot.COLOUR, template), Records.record(ORDER)).colour())
                .isEqualTo(colour);
    }

    @Test
    void aBlankColourMeansNoBarAndABlankPartNone() {
        Design design = new Design(
                Preset.CLOUDWATCH,
                Optional.empty(),
                Map.of(Slot.COLOUR, "", Slot.TITLE, "", Slot.FOOTER, "", Slot.TEXT, "", Slot.LINK, ""),
                Map.of());

        Posted message = posted(design, Records.event("ERROR x"));

        assertThat(message.body.has("attachments")).isFalse();
        assertThat(message.body.at("/blocks")).hasSize(1);
        assertThat(message.body.at("/blocks/0/elements/0/text").asText()).startsWith("<!date^");
        assertThat(message.notification()).isEqualTo("(blank)");
    }

    /** Slack shows a text above attachments unless blocks take its place. */
    @Test
    void withoutATitleTheFirstLineStandsInTheMessageOnce() {
        Posted message = posted(design(Slot.TITLE, ""), Records.event("ERROR boom\nsecond line"));

        assertThat(message.body.has("text")).isFalse();
        assertThat(message.body.has("blocks")).isFalse();
        assertThat(message.body.at("/attachments/0/fallback").asText()).isEqualTo("ERROR boom");
        assertThat(message.notification()).isEqualTo("ERROR boom");
        assertThat(message.logText()).isEqualTo("ERROR boom\nsecond line");
        assertThat(PlainText.of(asPosted(message))).containsOnlyOnce("ERROR boom");
        new EmulatedRules().take("without a title", message.body);
    }

    @Test
    void besideABarOwnBlocksAreTheOnlyTextToo() {
        String section = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"{{ message }}\"}}]";
        Design design = new Design(
                Preset.PLAIN, Optional.empty(), Map.of(Slot.COLOUR, "ERROR", Slot.BLOCKS, section), Map.of());

        Posted message = posted(design, Records.event("boom"));

        assertThat(PlainText.of(asPosted(message))).containsOnlyOnce("boom");
        new EmulatedRules().take("own blocks", message.body);
    }

    private static JsonNode asPosted(Posted message) {
        return ((ObjectNode) message.body.deepCopy()).put("ts", "1.0");
    }

    @Test
    void aLinkIsAnAddressUnderALabel() {
        Design design = new Design(
                Preset.PLAIN,
                Optional.empty(),
                Map.of(
                        Slot.LINK,
                        "https://shop.example/orders?id={{ value.id }}&who={{ value.customer | urlencode }}",
                        Slot.LINK_LABEL,
                        "Order {{ value.id }} of {{ value.customer }}"),
                Map.of());

        Posted message = posted(design, Records.record(ORDER));

        assertThat(message.body.toString())
                .contains("<https://shop.example/orders?id=7&amp;who=%3C%21here%3E%20%2ABob%2A"
                        + "|Order 7 of &lt;!here&gt; *Bob*>");
        assertThat(posted(design(Slot.LINK, "{{ value.customer }}"), Records.record(ORDER))
                        .smallPrint())
                .noneMatch(line -> line.contains("Open"));
    }

    @Test
    void templatesSeeKeyHeadersAndPlace() {
        SinkRecord record = new SinkRecord("orders", 3, null, "k1", null, Map.of("a", 1), 42);
        record.headers().add("trace", "t-9", Schema.STRING_SCHEMA);
        String template =
                "{{ topic }} {{ partition }} {{ offset }} {{ key }} {{ headers.trace }} {{ timestamp }} {{ value }}";

        assertThat(posted(design(Slot.TEXT, template), record).logText().replaceAll("\\s+", " "))
                .isEqualTo("orders 3 42 k1 t-9 { \"a\" : 1 }");
    }

    @Test
    void templatesSeeTheLogEventAndItsJson() {
        String template = "{{ severity }}|{{ source }}|{{ json.msg }}|{{ json.n + 1 }}|{{ region }}|{{ account }}|{{"
                + " log_group }}|{{ log_stream }}|{{ time }}|{{ console_url | truncate(12) }}|{{ 'warn: x' | severity }}";

        assertThat(posted(design(Slot.TEXT, template), Records.event("{\"level\":\"error\",\"msg\":\"no\",\"n\":1}"))
                        .logText())
                .isEqualTo("ERROR|payments|no|2|eu-west-1|123456789012|/aws/lambda/payments|" + Records.STREAM
                        + "|2026-11-22T10:00:00Z|https://eu-w… (+228 characters)|WARNING");
    }

    /** As routes look into it. */
    @Test
    void templatesLookIntoTextsThatHoldJson() {
        String template =
                "{{ value.user.id }}|{{ value.inner.a }}|{{ value.missing }}|{{ key.k }}|{{ message.user.id }}|"
                        + "{{ headers.h.x }}|{{ value.user.id + 1 }}";
        String text = "{\"user\":{\"id\":7},\"inner\":\"{\\\"a\\\":\\\"b\\\"}\"}";
        SinkRecord record = new SinkRecord("orders", 3, null, "{\"k\":1}", null, text, 42);
        record.headers().addString("h", "{\"x\":[1]}");

        assertThat(posted(design(Slot.TEXT, template), record).logText().replaceAll("\\s", ""))
                .isEqualTo("7|b||1|7|[1]|8");
        assertThat(posted(design(Slot.TEXT, "{{ value }}"), record).logText()).isEqualTo(text);
        assertThat(posted(design(Slot.TEXT, "{{ value.user }}"), Records.record("no json"))
                        .logText())
                .isEqualTo("(blank)");
    }

    @Test
    void bytesThatHoldJsonAreLookedIntoToo() {
        SinkRecord record = Records.record("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(posted(design(Slot.TEXT, "{{ value.a }}"), record).logText()).isEqualTo("1");
    }

    @Test
    void aTemplateThatFailsSaysSoInItsPlace() {
        Posted message = posted(design(Slot.TITLE, "{{ value.customer * 2 }}"), Records.record(ORDER));

        assertThat(message.header()).startsWith("(message.title: the template fails");
        assertThat(message.logText()).contains("\"id\" : 7");
    }

    @Test
    void secretsAreCountedOnceHoweverOftenTheyAreUsed() {
        AtomicInteger removed = new AtomicInteger();
        Layout layout = Layout.of(
                design(Slot.TEXT, "{{ message }}{{ value.message }}{{ json }}{{ value }}"), (setting, problem) -> {});

        SlackMessage message = new MessageRenderer(Redactor.of(Map.of(), removed::addAndGet), layout)
                .render(Records.event("AKIA" + "IOSFODNN7EXAMPLE"));

        assertThat(message.body()).doesNotContain("AKIA").contains("[redacted: AWS access key]");
        assertThat(removed).hasValue(1);
    }

    @Test
    void thePlainPresetShowsTheTextAndItsOrigin() {
        Posted message = posted(Design.of(Preset.PLAIN), Records.record("all *is* well"));

        assertThat(message.body.has("attachments")).isFalse();
        assertThat(message.body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(message.body.at("/blocks/0/text/text").asText()).isEqualTo("all *is* well");
        assertThat(message.body.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("topic orders · partition 3 · offset 42");
        assertThat(message.notification()).isEqualTo("all *is* well");
    }

    @Test
    void thePlainPresetSpreadsALongTextOverSectionsAndCutsTheRest() {
        Posted message = posted(Design.of(Preset.PLAIN), Records.record("😀".repeat(5_000)));

        assertThat(message.body.at("/blocks/0/text/text").asText()).hasSize(3_000);
        assertThat(message.body.at("/blocks/1/text/text").asText()).hasSize(3_000);
        assertThat(message.body.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("Cut: 4,000 of 10,000 characters are not shown.");
    }

    @Test
    void theJsonPresetIndentsDataAndJsonInStrings() {
        Posted data = posted(Design.of(Preset.JSON), Records.record(Map.of("a", 1)));
        Posted text = posted(Design.of(Preset.JSON), Records.record("{\"a\":1}"));

        assertThat(data.header()).isEqualTo("orders");
        assertThat(data.logText()).isEqualTo("{\n  \"a\" : 1\n}");
        assertThat(text.logText()).isEqualTo(data.logText());
        for (String none : List.of("{no json", "{\"a\":1} and {\"b\":2}")) {
            assertThat(posted(Design.of(Preset.JSON), Records.record(none)).logText())
                    .isEqualTo(none);
        }
    }

    @Test
    void blocksAreRenderedStringByString() {
        String blocks = """
            {"blocks": [
              {"type": "header", "text": {"type": "plain_text", "text": "Order {{ value.id }}", "emoji": true}},
              {"type": "divider"},
              {"type": "section",
               "text": {"type": "mrkdwn", "text": "*{{ value.customer }}*\\" }] {{ value.state }}", "verbatim": false},
               "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Open"},
                             "url": "https://shop.example/{{ value.id }}"}},
              {"type": "context", "elements": [
                {"type": "mrkdwn", "text": "{{ value.nothing }}"},
                {"type": "plain_text", "text": "{{ value.customer }}"}]},
              {"type": "section", "text": {"type": "mrkdwn", "text": "{{ value.nothing }}"}}
            ]}\
            """;

        Posted message = posted(design(Slot.BLOCKS, blocks), Records.record(ORDER));

        JsonNode made = message.body.get("blocks");
        assertThat(made)
                .extracting(block -> block.get("type").asText())
                .containsExactly("header", "divider", "section", "context");
        assertThat(made.at("/0/text/text").asText()).isEqualTo("Order 7");
        assertThat(made.at("/2/text/text").asText()).isEqualTo("*&lt;!here&gt; ∗Bob∗*\" }] failed");
        assertThat(made.at("/2/text/verbatim").asBoolean()).isTrue();
        assertThat(made.at("/2/accessory/url").asText()).isEqualTo("https://shop.example/7");
        assertThat(made.at("/3/elements")).hasSize(1);
        assertThat(made.at("/3/elements/0/text").asText()).isEqualTo("<!here> *Bob*");
        assertThat(message.body.has("attachments")).isFalse();
    }

    @Test
    void blocksStandBesideABarIfAColourIsSet() {
        Design design = new Design(
                Preset.CLOUDWATCH,
                Optional.empty(),
                Map.of(
                        Slot.COLOUR, "ERROR",
                        Slot.BLOCKS,
                                "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"{{ message }}\"}}]"),
                Map.of());

        Posted message = posted(design, Records.event("boom"));

        assertThat(message.colour()).isEqualTo("#d0021b");
        assertThat(message.body.at("/attachments/0/blocks/0/text/text").asText())
                .isEqualTo("boom");
    }

    @Test
    void blocksThatAreAllBlankGiveWayToTheUsualOnes() {
        String blocks = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"{{ value.nothing }}\"}}]";

        assertThat(posted(design(Slot.BLOCKS, blocks), Records.event("boom")).logText())
                .isEqualTo("boom");
    }

    @Test
    void longTextsInBlocksAreCutToSlacksLimitsAndSaySo() {
        String section = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"{{ message }}\"}}";
        String blocks = "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"{{ message }}\"}},"
                + String.join(",", List.of(section, section, section, section)) + "]";

        Posted message = posted(design(Slot.BLOCKS, blocks), Records.event("x".repeat(10_000)));

        JsonNode made = message.body.get("blocks");
        assertThat(made.at("/0/text/text").asText())
                .hasSizeLessThanOrEqualTo(150)
                .endsWith("… (+9,890 characters)");
        assertThat(made.at("/1/text/text").asText())
                .hasSizeLessThanOrEqualTo(3_000)
                .contains("characters)");
        int sum = 0;
        for (JsonNode text : message.texts()) {
            sum += text.get("text").asText().length();
        }
        assertThat(sum).isBetween(8_000, Limits.ALL_BLOCKS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
        [{"type":"section",]         ! line 1, column 20: is no JSON
        "text"                       ! expected an array of 1 to 50 blocks
        []                           ! expected an array of 1 to 50 blocks
        [{"text":"x"}]               ! at /0: expected a block
        [{"type":"header","text":{"type":"plain_text","text":"a {{ b }}"}}] ! ^at /0/text/text, line 1, column 6: there is no variable 'b'^
        [{"type":"markdown","text":"{{ message }}"}]  ! at /0: a markdown block cannot be kept safe
        """)
    void badBlocksAreToldWithTheirPlace(String blocks, String expected) {
        assertThat(problems(design(Slot.BLOCKS, blocks)))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).startsWith("message.blocks: " + expected));
    }

    @Test
    void tooMuchFixedTextOrTooManyElementsAreTold() {
        String element = "{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(600) + "\"}";
        String context =
                "[{\"type\":\"context\",\"elements\":[" + String.join(",", Collections.nCopies(11, element)) + "]}]";
        String header =
                "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(151) + "\"}}]";

        assertThat(problems(design(Slot.BLOCKS, context)))
                .anyMatch(problem -> problem.contains("at /0/elements: has 11 elements; Slack takes at most 10"))
                .anyMatch(problem -> problem.contains("has 6600 characters of fixed text"));
        assertThat(problems(design(Slot.BLOCKS, header)))
                .containsExactly("message.blocks: at /0/text/text: has 151 characters; Slack takes at most 150");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetDealsWithBlankRecords(Preset preset) {
        Posted message = posted(Design.of(preset), Records.record(" "));

        assertThat(message.texts())
                .allSatisfy(text -> assertThat(text.get("text").asText()).isNotBlank());
        assertThat(message.notification()).isNotBlank();
    }
}
