package io.tocsin.cloudwatch.ledger;

/**
 * A set of 64-bit hashes of event ids, each with the minute of its event, so that those of old events can be removed. Takes 18 to 36
 * bytes an id, and nothing while it is empty. With a million ids in it, a new id is taken for one of them with a chance of one in 10^13.
 */
final class EventHashes {
    private static final int LEAST = 64;
    private static final int SLOT_BYTES = Long.BYTES + Integer.BYTES;
    private static final long MINUTE = 60_000;

    /** A slot that holds 0 is free. */
    private long[] slots = new long[0];

    private int[] minutes = new int[0];
    private int size;

    static long of(Emitted event) {
        String opaque = event.opaque();
        long hash = opaque != null ? ofText(opaque) : ofNumbers(event);
        return hash == 0 ? 1 : hash;
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
        return size > 0 && slots[slotOf(hash)] == hash;
    }

    /** @param timestamp of the event; milliseconds since the epoch */
    void add(long hash, long timestamp) {
        if (isFull()) {
            resize(lengthWhenGrown());
        }
        put(hash, minute(timestamp));
    }

    /** Whether the next id needs more memory. */
    boolean isFull() {
        return size + 1 > slots.length / 3 * 2;
    }

    /** How many bytes of memory it takes. */
    long bytes() {
        return (long) slots.length * SLOT_BYTES;
    }

    /** How many bytes more it takes while it grows. */
    long growthBytes() {
        return (long) lengthWhenGrown() * SLOT_BYTES;
    }

    int size() {
        return size;
    }

    /** Removes the ids of events that are stamped before the minute of {@code timestamp}, and releases the memory that is not needed. */
    void forgetBelow(long timestamp) {
        int first = minute(timestamp);
        int kept = 0;
        for (int i = 0; i < slots.length; i++) {
            kept += slots[i] != 0 && minutes[i] >= first ? 1 : 0;
        }
        if (kept < size) {
            shrink(first, kept);
        }
    }

    private void shrink(int first, int kept) {
        long[] oldSlots = slots;
        int[] oldMinutes = minutes;
        clear();
        if (kept > 0) {
            allocate(Math.max(LEAST, Integer.highestOneBit(kept * 3 / 2) * 2));
        }
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != 0 && oldMinutes[i] >= first) {
                put(oldSlots[i], oldMinutes[i]);
            }
        }
    }

    /** Releases all memory. */
    void clear() {
        allocate(0);
    }

    private void allocate(int length) {
        slots = new long[length];
        minutes = new int[length];
        size = 0;
    }

    private void put(long hash, int minute) {
        int slot = slotOf(hash);
        size += slots[slot] == hash ? 0 : 1;
        slots[slot] = hash;
        minutes[slot] = minute;
    }

    private int slotOf(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 16) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int lengthWhenGrown() {
        return Math.max(LEAST, slots.length * 2);
    }

    private void resize(int length) {
        long[] oldSlots = slots;
        int[] oldMinutes = minutes;
        allocate(length);
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != 0) {
                put(oldSlots[i], oldMinutes[i]);
            }
        }
    }

    private static int minute(long timestamp) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, timestamp / MINUTE));
    }
}
