package io.tocsin.cloudwatch.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Adds the settings of one group to a definition, in the order in which they are named. */
final class Group {
    /** Some of them added to any moment still make one that can be reckoned with. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final ConfigDef definition;
    private final String name;
    private int order;

    Group(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /** A setting that has to be given. */
    Group required(String key, ConfigDef.Type type, Rule rule, String displayName, String doc) {
        return add(key, type, ConfigDef.NO_DEFAULT_VALUE, rule, Importance.HIGH, Width.LONG, displayName, doc);
    }

    /** A text that may be left out. */
    Group text(
            String key, @Nullable String fallback, Rule rule, Importance importance, String displayName, String doc) {
        return add(key, ConfigDef.Type.STRING, fallback, rule, importance, Width.LONG, displayName, doc);
    }

    /** Texts that may be left out, separated by commas. */
    Group list(String key, Rule rule, Importance importance, String displayName, String doc) {
        return add(key, ConfigDef.Type.LIST, null, rule, importance, Width.LONG, displayName, doc);
    }

    /** A text that is never shown. */
    Group secret(String key, Importance importance, String displayName, String doc) {
        return add(key, ConfigDef.Type.PASSWORD, null, null, importance, Width.LONG, displayName, doc);
    }

    /** A choice of true or false. */
    Group flag(String key, boolean fallback, Importance importance, String displayName, String doc) {
        return add(key, ConfigDef.Type.BOOLEAN, fallback, Rule.flag(), importance, Width.SHORT, displayName, doc);
    }

    /** A length of time in milliseconds, from {@code least} to ten years. */
    Group millis(String key, Duration fallback, long least, Importance importance, String displayName, String doc) {
        return number(key, fallback.toMillis(), least, LONGEST.toMillis(), importance, displayName, doc);
    }

    /** A whole number from {@code least} to {@code most}. */
    Group number(
            String key, long fallback, long least, long most, Importance importance, String displayName, String doc) {
        return add(
                key,
                ConfigDef.Type.LONG,
                fallback,
                new Between(least, most),
                importance,
                Width.SHORT,
                displayName,
                doc);
    }

    /** A whole number from {@code least} to {@code most} that may be left out. */
    Group optionalNumber(String key, long least, long most, Importance importance, String displayName, String doc) {
        return add(key, ConfigDef.Type.LONG, null, new Between(least, most), importance, Width.SHORT, displayName, doc);
    }

    private Group add(
            String key,
            ConfigDef.Type type,
            @Nullable Object fallback,
            @Nullable Validator validator,
            Importance importance,
            Width width,
            String displayName,
            String doc) {
        definition.define(key, type, fallback, validator, importance, doc, name, ++order, width, displayName);
        return this;
    }
}
