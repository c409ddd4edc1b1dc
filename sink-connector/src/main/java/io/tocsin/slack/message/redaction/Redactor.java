package io.tocsin.slack.message.redaction;

import com.google.re2j.Pattern;
import io.tocsin.slack.message.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Makes texts canonical, and then replaces each secret in them by words that say what was there, and tells how many there were.
 * Characters that hide do not keep a secret from being found. Takes linear time.
 */
public final class Redactor {
    /** Of a longer name the end is looked at, so that many values under one name take no longer than as many names. */
    private static final int LONGEST_NAME = 200;

    private static final SecretFinder KNOWN = new SecretFinder(KnownSecrets.ALL);

    private final boolean on;
    private final List<OwnPattern> own;
    private final IntConsumer removed;

    private Redactor(boolean on, List<OwnPattern> own, IntConsumer removed) {
        this.on = on;
        this.own = List.copyOf(own);
        this.removed = removed;
    }

    /** Makes texts canonical, and leaves the secrets in them. */
    public static Redactor none() {
        return new Redactor(false, List.of(), count -> {});
    }

    /**
     * Looks for the known kinds of secret, and for more.
     *
     * @param own more kinds by name; of a pattern with groups, only what the first group matched is removed
     * @param removed takes, for each text that had secrets in it, how many they were
     */
    public static Redactor of(Map<String, Pattern> own, IntConsumer removed) {
        List<OwnPattern> patterns = new ArrayList<>();
        own.forEach((name, pattern) -> patterns.add(new OwnPattern(name, pattern)));
        return new Redactor(true, patterns, removed);
    }

    /** One that takes out the same, and tells nobody: for what was looked through before. */
    public Redactor uncounted() {
        return new Redactor(on, own, count -> {});
    }

    /** The canonical text without secrets. */
    public String redact(String text) {
        return redact(CanonicalText.of(text), 0);
    }

    /** The canonical value of a field without secrets; its name, or the end of a long one, may be what tells that it is one. */
    public String redact(String field, String value) {
        String named = field.substring(Math.max(0, field.length() - LONGEST_NAME)) + "=";
        return redact(named + CanonicalText.of(value), named.length());
    }

    /** What comes after {@code from}, without secrets; what is before it only helps to find them. */
    private String redact(String text, int from) {
        List<Span> found = on ? secrets(text) : List.of();
        List<Span> spans =
                Span.merged(found.stream().filter(span -> span.end() > from).toList());
        if (spans.isEmpty()) {
            return text.substring(from);
        }
        removed.accept(spans.size());
        return replaced(text, from, spans);
    }

    private List<Span> secrets(String text) {
        List<Span> found = new ArrayList<>(0);
        find(text, found);
        VisibleText.find(text, this::find, found);
        return found;
    }

    private void find(String text, List<Span> found) {
        KNOWN.find(text, found);
        for (int i = 0; i < own.size(); i++) {
            own.get(i).find(text, KnownSecrets.ALL.size() + i, found);
        }
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
