package io.tocsin.slack.message;

/**
 * How long things may be, in UTF-16 units. The parts are chosen so that their sum stays under {@link #ALL_BLOCKS} whatever a
 * record holds.
 */
public final class Limits {
    /** Slack's limit for the text of a header block. */
    public static final int HEADER = 150;
    /** Room for a number such as {@code (12/20)} and a space. */
    static final int PART_NUMBER = 8;
    /** Slack splits a longer text into several messages. */
    public static final int TEXT = 4_000;
    /** Slack's undocumented limit for the text of all blocks is near 12,000; this much is known to pass. */
    public static final int ALL_BLOCKS = 9_500;
    /** Log text shown. */
    static final int LOG_TEXT = 6_000;
    /** Log text shown beside fields. */
    static final int LOG_TEXT_WITH_FIELDS = 4_500;
    /** Slack's limit for the text of a section block. */
    static final int SECTION = 3_000;
    /** The values of all fields together. */
    static final int FIELDS = 1_500;
    /** The label of a field, after escaping. */
    static final int LABEL = 50;
    /** The values of all fields together where no layout is possible. */
    static final int PLAIN_FIELDS = 1_000;
    /** Where a record is from, or what a template makes of it. */
    static final int FOOTER = 4 * 200 + 9;
    /** What stands for a link. */
    static final int LINK_LABEL = 75;
    /** Log text shown where no layout is possible, after escaping. */
    static final int PLAIN_LOG_TEXT = 2_800;
    /** First line of the log text, as a notification shows it. */
    static final int HEADLINE = 200;
    /** Each part of where a record is from. */
    static final int PLACE = 200;
    /** A link to the console; a longer one is left out. */
    static final int LINK = 1_500;

    private Limits() {}
}
