package io.tocsin.cloudwatch.ledger;

/**
 * A set of 64-bit hashes of event ids, eight bytes an id at a load of at most a half. With a million ids in it, a new id is taken for
 * one of them with a chance of one in 10^13.
 */
final class EventHashes {
    private static final int LEAST = 64;

    private long[] slots = new long[LEAST];
    private int size;

    static long of(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash; // 0 marks a free slot
    }

    boolean contains(long hash) {
        return slots[slotOf(hash)] == hash;
    }

    void add(long hash) {
        int slot = slotOf(hash);
        if (slots[slot] == hash) {
            return;
        }
        slots[slot] = hash;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    int size() {
        return size;
    }

    void clear() {
        slots = new long[LEAST];
        size = 0;
    }

    private int slotOf(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 16) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                slots[slotOf(hash)] = hash;
            }
        }
    }
}
