package io.tocsin.emulator.cloudwatch.pattern;

/** How many of something a pattern may have. */
final class Quota {
    private final int maximum;
    private final String what;
    private int count;

    Quota(int maximum, String what) {
        this.maximum = maximum;
        this.what = what;
    }

    /** Of a JSON or space-delimited pattern. */
    static Quota ofRegexes() {
        return new Quota(2, "regular expressions");
    }

    /** Counts one more, which stands before the cursor's position. */
    void add(Cursor cursor, int position) {
        count++;
        if (count > maximum) {
            throw cursor.error("at most " + maximum + " " + what + " allowed", position);
        }
    }

    int count() {
        return count;
    }
}
