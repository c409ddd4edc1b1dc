package io.tocsin.emulator.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.wire.Json;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void readsAnAttachmentFromTopToBottom() {
        String message = """
                {"ts": "1.000001", "text": "Disk full", "attachments": [{"color": "a30200", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "Disk full on db-1"}},
                  {"type": "section", "text": {"type": "mrkdwn", "text": "*Log group*"},
                   "fields": [{"type": "mrkdwn", "text": "one"}, {"type": "mrkdwn", "text": "two"}]},
                  {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [
                    {"type": "text", "text": "a <b> "}, {"type": "link", "url": "https://example.com"}]}]},
                  {"type": "context", "elements": [{"type": "mrkdwn", "text": "eu-west-1 &amp; more"}]}]}]}
                """;

        assertThat(PlainText.of(Json.parse(message)))
                .isEqualTo("Disk full\nDisk full on db-1\n*Log group*\none\ntwo\na <b> https://example.com\n"
                        + "eu-west-1 & more");
    }

    @Test
    void leavesOutTheTextThatBlocksReplace() {
        String message = "{\"ts\": \"1.000001\", \"text\": \"fallback\", \"blocks\": "
                + "[{\"type\": \"markdown\", \"text\": \"shown\"}]}";

        assertThat(PlainText.of(Json.parse(message))).isEqualTo("shown");
    }

    @Test
    void readsLegacyAttachments() {
        String message =
                "{\"ts\": \"1.000001\", \"attachments\": [{\"pretext\": \"p\", \"title\": \"t\", \"text\": \"x\", "
                        + "\"fields\": [{\"title\": \"k\", \"value\": \"v\"}], \"footer\": \"f\"}]}";

        assertThat(PlainText.of(Json.parse(message))).isEqualTo("p\nt\nx\nk\nv\nf");
    }
}
