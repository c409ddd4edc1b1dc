package io.tocsin.slack.message;

import io.tocsin.slack.message.template.TemplateEngine;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Engines for templates that see a {@link View}. */
final class Engines {
    private static final Map<String, UnaryOperator<Object>> FILTERS = Map.of(
            "severity", Engines::severity,
            "json", JsonView::text);

    private final TemplateEngine plain = TemplateEngine.plain(View.NAMES, FILTERS);
    private final TemplateEngine markup = TemplateEngine.markup(View.NAMES, FILTERS);

    /** For what is shown as it is. */
    TemplateEngine plain() {
        return plain;
    }

    /** For what is shown with Slack's markup. */
    TemplateEngine markup() {
        return markup;
    }

    /** How bad a text says it is; empty if it does not. */
    private static Object severity(Object text) {
        String words = text.toString();
        return Severity.ofWord(words)
                .or(() -> SeverityDetector.detect(words, JsonLine.of(words)))
                .map(Severity::name)
                .orElse("");
    }
}
