package io.tocsin.slack.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How messages are to look.
 *
 * @param preset what they are like where nothing else is said
 * @param format how the main text is shown; absent: as the preset has it
 * @param templates for parts of the message; an empty one leaves its part out
 * @param fields labels of fields, in their order, with the templates of their values
 */
public record Design(
        Preset preset, Optional<TextFormat> format, Map<Slot, String> templates, Map<String, String> fields) {
    /** Copies what may change. */
    public Design {
        templates = Map.copyOf(templates);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A preset as it is. */
    public static Design of(Preset preset) {
        return new Design(preset, Optional.empty(), Map.of(), Map.of());
    }
}
