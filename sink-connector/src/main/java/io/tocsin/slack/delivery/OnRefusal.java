package io.tocsin.slack.delivery;

/** What to do when Slack refuses the channel or the credential. */
public enum OnRefusal {
    /** Keep everything and try again slowly, until someone has mended it. */
    HOLD,
    /** Stop the task. */
    FAIL
}
