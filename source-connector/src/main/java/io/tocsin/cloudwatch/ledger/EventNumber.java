package io.tocsin.cloudwatch.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The number that an event id was found to be, of up to 192 bits. Taken apart by hand, since every event that is read comes by here
 * and {@link java.math.BigInteger} takes several times as long.
 *
 * @param top the highest 64 bits
 * @param middle the next 64 bits
 * @param low the lowest 64 bits
 */
record EventNumber(long top, long middle, long low) {
    private static final int DIGITS = 56;
    private static final int CHUNK_DIGITS = 8;
    private static final long CHUNK = 100_000_000;
    private static final int LIMBS = 6;
    private static final long LIMB = 0xFFFF_FFFFL;

    /** Null unless it is the one way to write such a number in 56 ASCII digits: no sign, no leading zero. */
    static @Nullable EventNumber parse(String id) {
        if (id.length() != DIGITS || id.charAt(0) == '0') {
            return null;
        }
        int[] limbs = new int[LIMBS];
        for (int from = 0; from < DIGITS; from += CHUNK_DIGITS) {
            long chunk = chunk(id, from);
            if (chunk < 0) {
                return null;
            }
            append(limbs, chunk);
        }
        return new EventNumber(
                (long) limbs[5] << 32 | (limbs[4] & LIMB),
                (long) limbs[3] << 32 | (limbs[2] & LIMB),
                (long) limbs[1] << 32 | (limbs[0] & LIMB));
    }

    /** The number of some digits; negative if they are none. */
    private static long chunk(String id, int from) {
        long chunk = 0;
        for (int i = from; i < from + CHUNK_DIGITS; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            chunk = chunk * 10 + digit;
        }
        return chunk;
    }

    /** The number so far, with eight more digits; the lowest limb is first. */
    private static void append(int[] limbs, long chunk) {
        long carry = chunk;
        for (int i = 0; i < LIMBS; i++) {
            carry += (limbs[i] & LIMB) * CHUNK;
            limbs[i] = (int) carry;
            carry >>>= 32;
        }
    }

    /** Whether its upper part is these times, neither of them negative. */
    boolean holds(long timestamp, long ingestionTime) {
        return timestamp >>> 48 == 0
                && ingestionTime >= 0
                && top == ((timestamp << 16) | (ingestionTime >>> 48))
                && middle >>> 16 == (ingestionTime & 0xFFFF_FFFF_FFFFL);
    }

    /** The 64 bits that the events of one PutLogEvents request share. */
    long request() {
        return (middle << 48) | (low >>> 16);
    }

    /** The place in that request. */
    int index() {
        return (int) low & 0xFFFF;
    }
}
