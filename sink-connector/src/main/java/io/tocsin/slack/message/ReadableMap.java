package io.tocsin.slack.message;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A map that a template prints as JSON. */
final class ReadableMap extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return JsonView.text(this);
    }
}
