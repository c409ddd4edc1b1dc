package io.tocsin.emulator.slack.posting;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.blockkit.BlockKit;
import io.tocsin.emulator.slack.blockkit.CumulativeSize;
import io.tocsin.emulator.slack.blockkit.Problem;
import java.util.List;

/** What Slack refuses in a message, in the order in which it looks. */
final class MessageRules {
    /** Slack's advice, and where it has been seen to refuse; it may also split such a text, or cut it at 40,000. */
    static final int MAX_TEXT = 4_000;

    static final int MAX_MARKDOWN_TEXT = 12_000;
    static final int MAX_ATTACHMENTS = 100;

    private MessageRules() {}

    /** @throws Refused if Slack would not take it */
    static void check(JsonNode payload) {
        checkForms(payload);
        checkText(payload);
        checkBlocks(payload.path("blocks"));
        checkAttachments(payload.path("attachments"));
        checkSize(payload);
        Metadata.check(payload.path("metadata"));
    }

    private static void checkForms(JsonNode payload) {
        refuseIf(isWrongArray(payload.path("blocks")), "invalid_blocks_format");
        refuseIf(isWrongArray(payload.path("attachments")), "invalid_attachments");
    }

    private static boolean isWrongArray(JsonNode node) {
        return !isAbsent(node) && !node.isArray();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void checkText(JsonNode payload) {
        String markdown = payload.path("markdown_text").asText("");
        boolean blocks = payload.path("blocks").size() > 0;
        refuseIf(!markdown.isEmpty() && (blocks || payload.hasNonNull("text")), "markdown_text_conflict");
        refuseIf(markdown.length() > MAX_MARKDOWN_TEXT, "msg_too_long");
        String text = payload.path("text").asText("");
        refuseIf(text.length() > MAX_TEXT, "msg_too_long");
        boolean empty = text.isBlank() && markdown.isBlank();
        refuseIf(empty && !blocks && payload.path("attachments").isEmpty(), "no_text");
    }

    private static void checkBlocks(JsonNode blocks) {
        List<Problem> problems = isAbsent(blocks) ? List.of() : BlockKit.problems(blocks, "/blocks");
        if (!problems.isEmpty()) {
            throw Refused.because("invalid_blocks", problems);
        }
    }

    private static void checkAttachments(JsonNode attachments) {
        refuseIf(attachments.size() > MAX_ATTACHMENTS, "too_many_attachments");
        for (int i = 0; i < attachments.size(); i++) {
            checkAttachment(attachments.get(i), "/attachments/" + i + "/blocks");
        }
    }

    private static void checkAttachment(JsonNode attachment, String pointer) {
        refuseIf(!attachment.isObject(), "invalid_attachments");
        JsonNode blocks = attachment.path("blocks");
        List<Problem> problems = isAbsent(blocks) ? List.of() : BlockKit.problems(blocks, pointer);
        if (!problems.isEmpty()) {
            throw Refused.because("invalid_attachments", problems);
        }
        refuseIf(blocks.isEmpty() && !hasText(attachment), "no_text");
    }

    private static boolean hasText(JsonNode attachment) {
        return List.of("text", "fallback", "title", "pretext", "fields", "image_url").stream()
                .anyMatch(attachment::hasNonNull);
    }

    private static void checkSize(JsonNode payload) {
        CumulativeSize size = CumulativeSize.of(payload.path("blocks"));
        for (JsonNode attachment : payload.path("attachments")) {
            size = size.plus(CumulativeSize.of(attachment.path("blocks")));
        }
        refuseIf(size.isTooLong(), "msg_blocks_too_long");
    }

    private static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw Refused.because(code);
        }
    }
}
