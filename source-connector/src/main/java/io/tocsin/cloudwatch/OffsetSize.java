package io.tocsin.cloudwatch;

import java.util.Map;

/** How large an offset is in Connect's offsets topic. */
final class OffsetSize {
    private static final int BRACES = "{}".length();
    private static final int AROUND_A_KEY = "\"\":,".length();
    private static final int QUOTES = 2;

    private OffsetSize() {}

    /** As JSON; all it holds is ASCII that needs no escapes. */
    static long of(Map<String, Object> offset) {
        long size = BRACES - 1L; // no comma after the last
        for (Map.Entry<String, Object> entry : offset.entrySet()) {
            size += AROUND_A_KEY + entry.getKey().length();
            size += String.valueOf(entry.getValue()).length() + (entry.getValue() instanceof String ? QUOTES : 0);
        }
        return size;
    }
}
