package io.tocsin.emulator.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.wire.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKitTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'divider'}",
                "{'type':'divider','block_id':'one'}",
                "{'type':'header','text':{'type':'plain_text','text':'@150','emoji':true}}",
                "{'type':'section','text':{'type':'mrkdwn','text':'@3000','verbatim':true}}",
                "{'type':'section','text':{'type':'plain_text','text':'x'},'fields':[{'type':'mrkdwn','text':'@2000'}]}",
                "{'type':'section','fields':[{'type':'plain_text','text':'x'}]}",
                "{'type':'section','text':{'type':'mrkdwn','text':'x'},'accessory':"
                        + "{'type':'button','text':{'type':'plain_text','text':'Open'},'url':'https://example.com'}}",
                "{'type':'context','elements':[{'type':'mrkdwn','text':'x'},{'type':'image','image_url':'u','alt_text':'a'}]}",
                "{'type':'image','image_url':'https://example.com/a.png','alt_text':'a'}",
                "{'type':'markdown','text':'@12000'}",
                "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'Open'}}]}",
                "{'type':'table','rows':[[{'type':'raw_text','text':'a'},{'type':'raw_text','text':'b'}]]}",
                "{'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':[{'type':'text','text':'x'}]}]}",
                "{'type':'rich_text','elements':[{'type':'rich_text_preformatted','border':0,'elements':"
                        + "[{'type':'text','text':'@9000'},{'type':'link','url':'https://example.com'}]}]}",
                "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':"
                        + "[{'type':'text','text':'x','style':{'bold':true}},{'type':'emoji','name':'x'},"
                        + "{'type':'broadcast','range':'here'},{'type':'user','user_id':'U1'},"
                        + "{'type':'date','timestamp':1795341600,'format':'{date_num}','fallback':'f'}]}]}",
                "{'type':'rich_text','elements':[{'type':'rich_text_list','style':'bullet','elements':"
                        + "[{'type':'rich_text_section','elements':[{'type':'text','text':'x'}]}]}]}"
            })
    void takesWhatSlackTakes(String block) {
        assertThat(BlockKit.problems(blocks(block), "/blocks")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'text'                              | must provide an object [json-pointer:/blocks/0]
                    {'block_id':'x'}                    | missing required field: type [json-pointer:/blocks/0]
                    {'type':'carousel'}                 | unsupported type: carousel [json-pointer:/blocks/0/type]
                    {'type':'divider','colour':'red'}   | invalid additional property: colour [json-pointer:/blocks/0]
                    {'type':'divider','block_id':'@256'}| must be less than 256 characters [json-pointer:/blocks/0/block_id]
                    {'type':'header'}                   | missing required field: text [json-pointer:/blocks/0]
                    {'type':'header','text':{'type':'plain_text','text':'@151'}} | must be less than 151 characters [json-pointer:/blocks/0/text/text]
                    {'type':'header','text':{'type':'mrkdwn','text':'x'}} | unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]
                    {'type':'section'}                  | must define either `text` or `fields` [json-pointer:/blocks/0]
                    {'type':'section','fields':[]}      | no less than 1 items allowed [json-pointer:/blocks/0/fields]
                    {'type':'section','fields':[{'type':'mrkdwn','text':'@2001'}]} | must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]
                    {'type':'section','fields':[{'type':'mrkdwn','text':''}]} | must be more than 0 characters [json-pointer:/blocks/0/fields/0/text]
                    {'type':'section','fields':[{'type':'mrkdwn','text':7}]} | must provide a string [json-pointer:/blocks/0/fields/0/text]
                    {'type':'context','elements':'x'}   | must provide an array [json-pointer:/blocks/0/elements]
                    {'type':'context','elements':[{'type':'mrkdwn','text':'x','emoji':true}]} | invalid additional property: emoji [json-pointer:/blocks/0/elements/0]
                    {'type':'context','elements':[{'type':'mrkdwn','text':'x','verbatim':'yes'}]} | must provide a boolean [json-pointer:/blocks/0/elements/0/verbatim]
                    {'type':'markdown','text':'@12001'} | must be less than 12001 characters [json-pointer:/blocks/0/text]
                    {'type':'image','image_url':'u'}    | missing required field: alt_text [json-pointer:/blocks/0]
                    {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'@76'}}]} | must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]
                    {'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':[{'type':'text','text':''}]}]} | must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]
                    {'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':[{'type':'emoji','name':'x'}]}]} | unsupported type: emoji [json-pointer:/blocks/0/elements/0/elements/0/type]
                    {'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'broadcast','range':'all'}]}]} | must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]
                    {'type':'rich_text','elements':[{'type':'rich_text_list','style':'bullet','indent':9,'elements':[]}]} | must be between 0 and 8 [json-pointer:/blocks/0/elements/0/indent]
                    """)
    void refusesWhatSlackRefuses(String block, String problem) {
        assertThat(BlockKit.problems(blocks(block), "/blocks"))
                .extracting(Problem::toString)
                .containsExactly(problem);
    }

    @Test
    void aSectionsTextMatchesNeitherSchemaBeforeSlackSaysWhy() {
        assertThat(BlockKit.problems(blocks("{'type':'section','text':{'type':'mrkdwn','text':'@3001'}}"), "/blocks"))
                .extracting(Problem::toString)
                .containsExactly(
                        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
                        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    }

    @ParameterizedTest
    @CsvSource({"50, ''", "51, no more than 50 items allowed [json-pointer:/blocks]"})
    void countsBlocks(int count, String problem) {
        String many =
                IntStream.range(0, count).mapToObj(i -> "{'type':'divider'}").collect(Collectors.joining(","));

        assertThat(joined(many)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "section, fields, 10, no more than 10 items allowed [json-pointer:/blocks/0/fields]",
        "context, elements, 10, no more than 10 items allowed [json-pointer:/blocks/0/elements]"
    })
    void countsParts(String type, String list, int most, String problem) {
        String block = "{'type':'" + type + "','" + list + "':[%s]}";
        String part = "{'type':'mrkdwn','text':'x'}";

        assertThat(joined(String.format(block, part + ("," + part).repeat(most - 1))))
                .isEmpty();
        assertThat(joined(String.format(block, part + ("," + part).repeat(most))))
                .isEqualTo(problem);
    }

    @Test
    void blockIdsAreUnique() {
        assertThat(joined("{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}"))
                .isEqualTo("`block_id` must be unique [json-pointer:/blocks/1/block_id]");
    }

    @Test
    void namesAllProblemsAndWhereTheyAre() {
        assertThat(BlockKit.problems(blocks("{'type':'header'},{'type':'section'}"), "/attachments/2/blocks"))
                .extracting(Problem::pointer)
                .containsExactly("/attachments/2/blocks/0", "/attachments/2/blocks/1");
    }

    @ParameterizedTest
    @CsvSource({"9597, 15561, false", "11341, 17694, true", "10001, 15000, true", "9000, 16001, true"})
    void keepsToTheMeasuredLimitOnAllBlocksTogether(int text, int json, boolean tooLong) {
        assertThat(new CumulativeSize(text, json).isTooLong()).isEqualTo(tooLong);
    }

    @Test
    void countsTheTextOfAllBlocks() {
        JsonNode blocks = blocks(
                "{'type':'header','text':{'type':'plain_text','text':'@10'}},"
                        + "{'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':[{'type':'text','text':'@20'}]}]}");

        assertThat(CumulativeSize.of(blocks))
                .isEqualTo(new CumulativeSize(30, blocks.toString().length()));
    }

    private static String joined(String blocks) {
        return BlockKit.problems(blocks(blocks), "/blocks").stream()
                .map(Problem::toString)
                .collect(Collectors.joining(", "));
    }

    /** Blocks written with single quotes, where {@code @150} stands for a text of 150 characters. */
    private static JsonNode blocks(String text) {
        java.util.regex.Matcher lengths =
                java.util.regex.Pattern.compile("@(\\d+)").matcher(text.replace('\'', '"'));
        return Json.parse("[" + lengths.replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1)))) + "]");
    }
}
