package io.tocsin.cloudwatch.ledger;

import java.util.Arrays;

/**
 * A set of 64-bit hashes of event ids, eight bytes an id at a load of at most a half. With a million ids in it, a new id is taken for
 * one of them with a chance of one in 10^13.
 */
final class EventHashes {
    private static final int LEAST = 64;

    private long[] slots = new long[LEAST];
    private int size;

    static long of(Emitted event) {
        String opaque = event.opaque();
        long hash = opaque != null ? ofText(opaque) : ofNumbers(event);
        return hash == 0 ? 1 : hash; // 0 marks a free slot
    }

    private static long ofText(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = mixed(hash ^ id.charAt(i));
        }
        return hash;
    }

    /** Of what the id is made of: four steps instead of one for each of its 56 digits. */
    private static long ofNumbers(Emitted event) {
        long hash = mixed(event.timestamp());
        hash = mixed(hash ^ event.ingestionTime());
        hash = mixed(hash ^ event.request());
        return mixed(hash ^ event.index());
    }

    private static long mixed(long bits) {
        long spread = bits * 0x9E3779B97F4A7C15L;
        return spread ^ spread >>> 32;
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

    /** Keeps the room: what was filled once will be again. */
    void clear() {
        Arrays.fill(slots, 0);
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
