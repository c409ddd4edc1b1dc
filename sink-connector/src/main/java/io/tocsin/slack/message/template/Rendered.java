package io.tocsin.slack.message.template;

/**
 * What a template made of a record.
 *
 * @param text never longer than {@link Template#MAX_LENGTH}
 * @param dropped how many characters (UTF-16 units) more there were
 */
public record Rendered(String text, int dropped) {}
