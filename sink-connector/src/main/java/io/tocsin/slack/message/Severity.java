package io.tocsin.slack.message;

import java.util.Locale;
import java.util.Optional;

/** How bad it is, and the colour of the bar beside the message. */
public enum Severity {
    FATAL("#8b0000"),
    ERROR("#d0021b"),
    WARNING("#f5a623"),
    INFO("#2f80ed"),
    DEBUG("#9b9b9b");

    private final String colour;

    Severity(String colour) {
        this.colour = colour;
    }

    /** As {@code #rrggbb}. */
    public String colour() {
        return colour;
    }

    /** The level that a logging library's word for it means. */
    static Optional<Severity> ofWord(String word) {
        return Optional.ofNullable(
                switch (word.toUpperCase(Locale.ROOT)) {
                    case "FATAL", "CRITICAL", "CRIT", "EMERGENCY", "EMERG", "ALERT", "PANIC" -> FATAL;
                    case "ERROR", "ERR", "SEVERE" -> ERROR;
                    case "WARNING", "WARN" -> WARNING;
                    case "INFO", "INFORMATION", "NOTICE" -> INFO;
                    case "DEBUG", "TRACE", "FINE", "FINER", "FINEST", "VERBOSE" -> DEBUG;
                    default -> null;
                });
    }

    /** The level that a number of bunyan's and pino's scale (10 trace … 60 fatal) means. */
    static Optional<Severity> ofNumber(int number) {
        return Optional.ofNullable(
                switch (number / 10) {
                    case 6 -> FATAL;
                    case 5 -> ERROR;
                    case 4 -> WARNING;
                    case 3 -> INFO;
                    case 1, 2 -> DEBUG;
                    default -> null;
                });
    }
}
