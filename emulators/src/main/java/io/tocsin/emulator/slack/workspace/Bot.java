package io.tocsin.emulator.slack.workspace;

import java.util.Set;
import java.util.TreeSet;

/**
 * The app in whose name messages are posted.
 *
 * @param token the bot token, {@code xoxb-…}
 * @param scopes what the token may do, as granted at installation
 */
public record Bot(
        String name, String token, String teamId, String userId, String botId, String appId, Set<String> scopes) {

    public Bot {
        scopes = Set.copyOf(scopes);
    }

    static Bot named(String name, String teamId, Set<String> scopes) {
        String token = String.join("-", "xoxb", "1000000000000", "2000000000000", Ids.letters("token" + name, 24));
        return new Bot(name, token, teamId, Ids.of('U', name), Ids.of('B', name), Ids.of('A', name), scopes);
    }

    /** The scopes as Slack lists them: joined by commas. */
    public String scopeList() {
        return String.join(",", new TreeSet<>(scopes));
    }
}
