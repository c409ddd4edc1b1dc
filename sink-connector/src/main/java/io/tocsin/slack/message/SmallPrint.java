package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.SlackDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands under the log text: what was cut, when it was, the link to the rest, where it is from. */
final class SmallPrint {
    private SmallPrint() {}

    static List<ObjectNode> blocks(Content content, Excerpt text) {
        List<ObjectNode> blocks = new ArrayList<>();
        cut(content, text).ifPresent(cut -> blocks.add(Blocks.context(List.of(Blocks.plain(cut)))));
        Optional<String> when =
                Optional.ofNullable(content.entry().time()).map(time -> SlackDate.of(time, SlackDate.FORMAT));
        String whenAndLink = joined(when, content.link());
        if (!whenAndLink.isEmpty()) {
            blocks.add(Blocks.context(List.of(Blocks.markup(whenAndLink))));
        }
        if (!content.footer().isBlank()) {
            blocks.add(Blocks.context(List.of(Blocks.plain(content.footer()))));
        }
        return blocks;
    }

    private static Optional<String> cut(Content content, Excerpt text) {
        Optional<String> here = text.cut() == 0 || !content.hasText()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "Cut: %,d of %,d characters are not shown.", text.cut(), content.length()));
        Optional<String> before = Optional.ofNullable(content.entry().bytesBeforeCut())
                .map(bytes -> String.format(Locale.ROOT, "Its source cut it: it had %,d bytes.", bytes));
        String both = joined(here, before);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static String joined(Optional<String> one, Optional<String> other) {
        String between = one.isPresent() && other.isPresent() ? "  ·  " : "";
        return one.orElse("") + between + other.orElse("");
    }
}
