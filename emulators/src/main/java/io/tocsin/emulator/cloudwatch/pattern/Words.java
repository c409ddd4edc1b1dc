package io.tocsin.emulator.cloudwatch.pattern;

import java.util.ArrayList;
import java.util.List;

/** The fields of a space-delimited message; what stands in quotation marks or square brackets is one. */
final class Words {
    private final String message;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    private Words(String message) {
        this.message = message;
    }

    static Words of(String message) {
        Words words = new Words(message);
        words.split();
        return words;
    }

    int count() {
        return words.size();
    }

    String get(int index) {
        return words.get(index);
    }

    /** All from a field to the end of the message, as it is written. */
    String rest(int index) {
        return message.substring(starts.get(index)).stripTrailing();
    }

    private void split() {
        int at = 0;
        while (at < message.length()) {
            if (Character.isWhitespace(message.charAt(at))) {
                at++;
            } else {
                starts.add(at);
                at = word(at);
            }
        }
    }

    /** Adds the field that starts there and returns where it ends. */
    private int word(int start) {
        int closing = closing(start);
        if (closing > 0) {
            words.add(message.substring(start + 1, closing));
            return closing + 1;
        }
        int end = start;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
            end++;
        }
        words.add(message.substring(start, end));
        return end;
    }

    /** Where the quotation mark or bracket is that closes the one there; not above 0 if there is none. */
    private int closing(int start) {
        return switch (message.charAt(start)) {
            case '"' -> message.indexOf('"', start + 1);
            case '[' -> message.indexOf(']', start + 1);
            default -> -1;
        };
    }
}
