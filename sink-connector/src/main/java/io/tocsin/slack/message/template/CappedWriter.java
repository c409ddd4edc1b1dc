package io.tocsin.slack.message.template;

import java.io.Writer;

/** Keeps the beginning of what is written, and counts the rest. */
final class CappedWriter extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private final int limit;
    private int dropped;

    CappedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] text, int from, int length) {
        int room = Math.min(length, limit - kept.length());
        kept.append(text, from, room);
        dropped += length - room;
    }

    @Override
    public void write(String text, int from, int length) {
        int room = Math.min(length, limit - kept.length());
        kept.append(text, from, from + room);
        dropped += length - room;
    }

    String kept() {
        return kept.toString();
    }

    int dropped() {
        return dropped;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
