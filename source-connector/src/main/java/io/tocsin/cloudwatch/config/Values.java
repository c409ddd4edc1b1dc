package io.tocsin.cloudwatch.config;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The parsed values, and what is found wrong with them. Blank texts count as absent. */
final class Values {
    private final Map<String, ConfigValue> byKey;

    Values(Map<String, ConfigValue> byKey) {
        this.byKey = byKey;
    }

    @Nullable
    String text(String key) {
        return value(key) instanceof String text && !text.isBlank() ? text.trim() : null;
    }

    /** As {@link #text}, of a setting that has a default. */
    String textOr(String key, String fallback) {
        String text = text(key);
        return text == null ? fallback : text;
    }

    @Nullable
    Password secret(String key) {
        return value(key) instanceof Password password && !password.value().isBlank() ? password : null;
    }

    long number(String key) {
        return value(key) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(value(key));
    }

    /** The texts of a list, without blank ones. */
    List<String> list(String key) {
        return value(key) instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .map(String::trim)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of();
    }

    boolean has(String key) {
        return text(key) != null || secret(key) != null;
    }

    /** Whether nothing has been found wrong with the setting so far, so that others may be compared with it. */
    boolean sound(String... keys) {
        return List.of(keys).stream()
                .map(byKey::get)
                .allMatch(value -> value != null && value.errorMessages().isEmpty());
    }

    void wrong(String key, String complaint) {
        ConfigValue value = byKey.get(key);
        if (value != null) {
            value.addErrorMessage(key + ": " + complaint);
        }
    }

    /** Reports the other setting as missing if this one is given without it. */
    void needs(String given, String other) {
        if (has(given) && !has(other)) {
            wrong(other, "is needed because " + given + " is set; set it too, or leave out " + given);
        }
    }

    private @Nullable Object value(String key) {
        ConfigValue value = byKey.get(key);
        return value == null ? null : value.value();
    }
}
