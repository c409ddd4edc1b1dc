package io.tocsin.emulator.slack.blockkit;

/**
 * One thing that Slack would refuse.
 *
 * @param message what is wrong, in Slack's words
 * @param pointer where, as a JSON pointer into the payload
 */
public record Problem(String message, String pointer) {

    /** As it stands in an answer: {@code must be less than 3001 characters [json-pointer:/blocks/0/text/text]}. */
    @Override
    public String toString() {
        return message + " [json-pointer:" + pointer + "]";
    }
}
