package io.tocsin.slack.delivery;

import org.jspecify.annotations.Nullable;

/**
 * How fast messages may go to a channel, or with a token to all of its channels. Holds a secret, which its text does not show.
 *
 * @param of tells what it holds for from all else; may be a secret
 * @param perSecond messages a second, above 0
 * @param burst messages that may go at once after a pause, at least 1
 * @param within a limit that is to be kept as well, shared with others; null for none
 */
public record Limit(
        String of, double perSecond, int burst, @Nullable Limit within) {

    /** One that nothing else limits. */
    public static Limit of(String what, double perSecond, int burst) {
        return new Limit(what, perSecond, burst, null);
    }

    /** Messages a second that may go in the long run, by itself and by what it is within. */
    public double lowest() {
        return within == null ? perSecond : Math.min(perSecond, within.lowest());
    }

    @Override
    public String toString() {
        return perSecond + " a second, at once " + burst + (within == null ? "" : ", within " + within);
    }
}
