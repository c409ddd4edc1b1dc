package io.tocsin.slack.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with settings that are each valid but do not fit together. */
public final class Findings {
    private final Map<String, String> properties;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Findings(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Looks at all that must fit together. */
    public static Findings of(Map<String, String> properties) {
        Findings findings = new Findings(properties);
        DestinationSettings.check(findings);
        RoutesSettings.check(findings);
        GuaranteeSettings.check(findings);
        ThreadSettings.check(findings);
        NetworkSettings.check(findings);
        MessageSettings.check(findings);
        RedactionSettings.check(findings);
        HeartbeatSettings.check(findings);
        return findings;
    }

    /** Errors by the setting they are about. */
    public Map<String, List<String>> errors() {
        return errors;
    }

    boolean has(String name) {
        return !value(name).isBlank();
    }

    /** Whether a setting is there, be it empty. */
    boolean isWritten(String name) {
        return properties.get(name) != null;
    }

    /** A setting as it is written; empty if it is not set. */
    String value(String name) {
        return Objects.requireNonNullElse(properties.get(name), "");
    }

    /** The items of a list. */
    List<String> list(String name) {
        return items(properties.get(name));
    }

    static List<String> items(@Nullable String list) {
        return Stream.of(Objects.requireNonNullElse(list, "").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The {@code topics.regex}, if there is one and it does not match a topic; what is no expression, Kafka Connect refuses. */
    Optional<String> unmatched(String topic) {
        String regex = value("topics.regex");
        try {
            boolean matches = topic.isEmpty() || regex.isBlank() || Pattern.matches(regex, topic);
            return matches ? Optional.empty() : Optional.of(regex);
        } catch (PatternSyntaxException noExpression) {
            return Optional.empty();
        }
    }

    /** The settings whose names begin like this. */
    List<String> keys(String prefix) {
        return properties.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .toList();
    }

    void add(String name, String error) {
        errors.computeIfAbsent(name, any -> new ArrayList<>()).add(name + ": " + error);
    }
}
