package io.tocsin.emulator.cloudwatch.store;

import java.nio.charset.StandardCharsets;

/**
 * The id of an event as AWS forms it: the decimal number {@code timestamp<<144 | ingestionTime<<80 | requestId<<16 |
 * index}, whose numeric order is the order of the events. That structure is undocumented; it was found by taking known ids
 * apart.
 */
public final class EventId {
    private static final int LIMBS = 6;
    private static final int CHUNK = 1_000_000_000;
    private static final int CHUNK_DIGITS = 9;
    private static final long LOW_32 = 0xFFFF_FFFFL;
    /** 192 bits have at most 58 decimal digits. */
    private static final int DIGITS = 7 * CHUNK_DIGITS;

    private EventId() {}

    /** In plain arithmetic, as it is needed for each event of a page and BigInteger would take most of a page's time. */
    public static String of(Position position) {
        int[] number = number(position);
        byte[] digits = new byte[DIGITS];
        for (int end = DIGITS; end > 0; end -= CHUNK_DIGITS) {
            write(divide(number), digits, end);
        }
        int start = 0;
        while (digits[start] == '0' && start < DIGITS - 1) {
            start++;
        }
        return new String(digits, start, DIGITS - start, StandardCharsets.ISO_8859_1);
    }

    /** 32 bits each, the highest first. */
    private static int[] number(Position at) {
        long top = at.timestamp() << 16 | at.ingestionTime() >>> 48;
        long middle = at.ingestionTime() << 16 | at.requestId() >>> 48;
        long low = at.requestId() << 16 | at.index();
        return new int[] {
            (int) (top >>> 32), (int) top, (int) (middle >>> 32), (int) middle, (int) (low >>> 32), (int) low
        };
    }

    /** Divides in place and returns the rest. */
    private static int divide(int[] number) {
        long rest = 0;
        for (int i = 0; i < LIMBS; i++) {
            long part = rest << 32 | (number[i] & LOW_32);
            number[i] = (int) (part / CHUNK);
            rest = part % CHUNK;
        }
        return (int) rest;
    }

    private static void write(int chunk, byte[] digits, int end) {
        int rest = chunk;
        for (int i = end - 1; i >= end - CHUNK_DIGITS; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
