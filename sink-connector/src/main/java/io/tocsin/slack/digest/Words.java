package io.tocsin.slack.digest;

import java.util.Locale;

/** Numbers in messages. */
final class Words {
    private Words() {}

    /** As in {@code 1,234}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As in {@code 1 record} or {@code 1,234 records}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
