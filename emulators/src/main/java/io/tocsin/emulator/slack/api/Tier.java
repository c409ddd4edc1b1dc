package io.tocsin.emulator.slack.api;

/** Slack's rate limit tiers, in calls a minute for a token and a method. */
final class Tier {
    static final int TWO = 20;
    static final int THREE = 50;

    /** "Several hundred messages per minute" for {@code chat.postMessage}, "hundreds" for {@code auth.test}. */
    static final int SPECIAL = 300;

    private Tier() {}
}
