package io.tocsin.slack.message;

/** How the main text of a message is shown. */
public enum TextFormat {
    /** In a code block, as it is. */
    CODE,
    /** As running text, as it is. */
    PLAIN,
    /** With the template's markup; values are escaped. */
    MARKUP
}
