package io.tocsin.benchmarks.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines like those of a service, which differ from each other as those do, so that a producer's compression meets the usual. */
final class LogLines {
    /** What is left of a line that may not be longer. */
    private static final String START = "2026-11-22T10:00:00.000Z ERROR card declined for order 104212, try another";

    private static final String[] WORDS = {
        "payment",
        "order",
        "customer",
        "retry",
        "timeout",
        "after",
        "request",
        "failed",
        "while",
        "waiting",
        "for",
        "service",
        "gateway",
        "declined",
        "because",
        "limit",
        "exceeded",
        "session",
        "connection",
        "was",
        "closed",
        "upstream",
        "response"
    };
    private static final String[] NAMES = {
        "requestId", "traceId", "customer", "duration", "attempt", "shard", "host", "amount"
    };

    private LogLines() {}

    /**
     * The same ones each time.
     *
     * @param length of each in characters, or as long as the shortest can be
     */
    static List<String> of(int count, int length) {
        Random random = new Random(count);
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(line(random, length));
        }
        return lines;
    }

    private static String line(Random random, int length) {
        StringBuilder line = new StringBuilder(START);
        while (line.length() < length) {
            line.append(' ').append(part(random));
        }
        line.setLength(Math.max(length, START.length()));
        return line.toString();
    }

    private static String part(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> NAMES[random.nextInt(NAMES.length)] + "=" + Long.toHexString(random.nextLong());
            case 1 -> NAMES[random.nextInt(NAMES.length)] + "=" + random.nextInt(100_000);
            default -> WORDS[random.nextInt(WORDS.length)];
        };
    }
}
