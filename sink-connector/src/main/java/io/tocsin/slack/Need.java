package io.tocsin.slack;

import io.tocsin.slack.config.SlackSinkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scope that a bot token needs.
 *
 * @param anyOf one of these is enough
 * @param what what for, to follow the word "needed"
 */
record Need(Set<String> anyOf, String what) {
    private static final Set<String> HISTORY =
            Set.of("channels:history", "groups:history", "im:history", "mpim:history");

    /** What each bot token needs for what a configuration is set to do. */
    static List<Need> of(SlackSinkConfig config) {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(Set.of("chat:write"), "to post"));
        if (config.guarantee().isEffectivelyOnce()) {
            needs.add(new Need(HISTORY, "to read back what was posted (delivery.guarantee=effectively-once)"));
        }
        if (config.threads().isOn()) {
            needs.add(new Need(HISTORY, "to find threads again after a restart (thread.by)"));
        }
        return needs;
    }
}
