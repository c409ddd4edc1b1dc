package io.tocsin.cloudwatch.testing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that a test sets, and takes back. */
public final class SystemProperties implements AutoCloseable {
    private final Map<String, @Nullable String> before = new HashMap<>();

    public SystemProperties set(String name, String value) {
        String old = System.setProperty(name, value);
        if (!before.containsKey(name)) {
            before.put(name, old);
        }
        return this;
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
