package io.tocsin.slack.digest;

import java.util.Set;

/** A text that is being masked, as far as it is done. Parts that vary and stand side by side become one star. */
final class Masked {
    static final char STAR = '*';

    /** What may stand between the parts of a date, an address, a version or a list. */
    private static final String JOINTS = " ,.:;/_+-";

    private static final int LONGEST_JOINT = 3;

    private static final Set<String> CALENDAR = Set.of(
            "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
            "Sep", "Oct", "Nov", "Dec");

    private final StringBuilder text;

    Masked(int length) {
        text = new StringBuilder(length);
    }

    void space() {
        if (!text.isEmpty() && last() != ' ') {
            text.append(' ');
        }
    }

    void append(char character) {
        text.append(character);
    }

    void append(String source, int start, int end) {
        text.append(source, start, end);
    }

    /** Something that varies. */
    void star() {
        dropCalendar();
        int joint = text.length();
        while (joint > 0 && text.length() - joint < LONGEST_JOINT && JOINTS.indexOf(text.charAt(joint - 1)) >= 0) {
            joint--;
        }
        if (joint > 0 && text.charAt(joint - 1) == STAR) {
            text.setLength(joint);
        } else {
            dropSign();
            text.append(STAR);
        }
    }

    boolean endsInStar() {
        return !text.isEmpty() && last() == STAR;
    }

    /** Whether a word right here would stand after a star and a space, as a unit does after its number. */
    boolean followsStar() {
        int length = text.length();
        return length > 1 && text.charAt(length - 1) == ' ' && text.charAt(length - 2) == STAR;
    }

    /** Names of days and months before a number are part of a time. */
    private void dropCalendar() {
        int end = text.length();
        while (end > 3 && " ,-/".indexOf(text.charAt(end - 1)) >= 0) {
            int nameEnd = text.charAt(end - 1) == ' ' && text.charAt(end - 2) == ',' ? end - 2 : end - 1;
            int start = nameEnd - 3;
            if (start < 0 || !startsAWord(start) || !CALENDAR.contains(text.substring(start, nameEnd))) {
                return;
            }
            text.setLength(start);
            end = start;
        }
    }

    private boolean startsAWord(int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private void dropSign() {
        int length = text.length();
        if (length > 0 && (last() == '-' || last() == '+') && startsAWord(length - 1)) {
            text.setLength(length - 1);
        }
    }

    private char last() {
        return text.charAt(text.length() - 1);
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
