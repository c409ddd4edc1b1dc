package io.tocsin.slack.message.redaction;

/** A text that counts how often its characters are looked at. */
final class CountedText implements CharSequence {
    private final CharSequence text;
    private long steps;

    CountedText(CharSequence text) {
        this.text = text;
    }

    /** How often characters were looked at. */
    long steps() {
        return steps;
    }

    @Override
    public char charAt(int index) {
        steps++;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
