package io.tocsin.slack.message.redaction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Replaces each secret in a text by words that say what was there, and tells how many there were. */
public final class Redactor {
    private final List<Rule> rules;
    private final IntConsumer removed;

    private Redactor(List<Rule> rules, IntConsumer removed) {
        this.rules = List.copyOf(rules);
        this.removed = removed;
    }

    /** Leaves every text as it is. */
    public static Redactor none() {
        return new Redactor(List.of(), count -> {});
    }

    /**
     * Looks for the known kinds of secret, and for more.
     *
     * @param own more kinds by name; of a pattern with groups, only what the first group matched is removed
     * @param removed takes, for each text that had secrets in it, how many they were
     */
    public static Redactor of(Map<String, Pattern> own, IntConsumer removed) {
        List<Rule> rules = new ArrayList<>(KnownSecrets.RULES);
        own.forEach((name, pattern) -> rules.add(new Rule(name, pattern, any -> true)));
        return new Redactor(rules, removed);
    }

    /** The text without secrets. */
    public String redact(String text) {
        return redact(text, 0);
    }

    /** The value of a field without secrets; its name may be what tells that it is one. */
    public String redact(String field, String value) {
        String named = field + "=";
        return redact(named + value, named.length());
    }

    /** What comes after {@code from}, without secrets; what is before it only helps to find them. */
    private String redact(String text, int from) {
        List<Span> found = new ArrayList<>(0);
        for (Rule rule : rules) {
            rule.find(text, found);
        }
        found.removeIf(span -> span.end() <= from);
        if (found.isEmpty()) {
            return text.substring(from);
        }
        List<Span> spans = Span.merged(found);
        removed.accept(spans.size());
        return replaced(text, from, spans);
    }

    private static String replaced(String text, int from, List<Span> spans) {
        StringBuilder shown = new StringBuilder(text.length());
        int at = from;
        for (Span span : spans) {
            shown.append(text, at, Math.max(at, span.start()));
            shown.append("[redacted: ").append(span.name()).append(']');
            at = span.end();
        }
        return shown.append(text, at, text.length()).toString();
    }
}
