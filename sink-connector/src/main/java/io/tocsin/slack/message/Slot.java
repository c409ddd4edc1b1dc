package io.tocsin.slack.message;

import java.util.Locale;

/** A part of a message that a template can make. */
public enum Slot {
    TITLE,
    TEXT,
    FOOTER,
    COLOUR,
    LINK,
    LINK_LABEL,
    BLOCKS;

    /** The setting that holds the template. */
    public String setting() {
        return "message." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
