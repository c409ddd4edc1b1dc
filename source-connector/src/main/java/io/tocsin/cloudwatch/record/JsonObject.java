package io.tocsin.cloudwatch.record;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed message. Its string is the message itself, and so that is what StringConverter writes. */
final class JsonObject extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> members;
    private final String text;

    JsonObject(Map<String, @Nullable Object> members, String text) {
        this.members = Collections.unmodifiableMap(members);
        this.text = text;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return members.entrySet();
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return members.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return members.containsKey(key);
    }

    @Override
    public String toString() {
        return text;
    }
}
