package io.tocsin.slack.message.template;

/**
 * A place in a template, for people.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
record Place(int line, int column) {

    /** The place of an index into a text. */
    static Place of(String text, int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
