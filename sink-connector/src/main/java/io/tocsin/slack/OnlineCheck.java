package io.tocsin.slack;

import io.tocsin.slack.api.TokenCheck;
import io.tocsin.slack.api.http.AuthTest;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.DestinationSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks Slack whether the tokens of a configuration are good for what it is set to do. Webhooks can only be tried by posting. */
final class OnlineCheck {
    /** The longest that each token may take, whatever the settings say: someone waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SlackSinkConfig config;
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    private OnlineCheck(SlackSinkConfig config) {
        this.config = config;
    }

    /** What is wrong, by the setting. */
    static Map<String, List<String>> problems(SlackSinkConfig config) {
        OnlineCheck check = new OnlineCheck(config);
        check.run();
        return check.problems;
    }

    /** Where one question is not answered, the next would not be either, and each may take long. */
    private void run() {
        Network network = Destination.network(config.network()).within(PATIENCE);
        for (Map.Entry<String, String> token : tokens().entrySet()) {
            TokenCheck found = AuthTest.of(config.destination().apiUrl(), token.getKey(), network);
            if (found instanceof TokenCheck.Unanswered unanswered) {
                unanswered(token.getValue(), unanswered.reason());
                return;
            } else if (found instanceof TokenCheck.Refused refused) {
                add(
                        token.getValue(),
                        "Slack refuses the token: " + refused.reason()
                                + ". Copy the bot token again from 'OAuth & Permissions' of the Slack app");
            } else if (found instanceof TokenCheck.Accepted accepted
                    && !accepted.scopes().isEmpty()) {
                checkScopes(token.getValue(), accepted.scopes());
            }
        }
    }

    /** Each token once, with the first setting that has it. */
    private Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (Address address : config.addresses()) {
            if (address.botToken() != null) {
                tokens.putIfAbsent(address.botToken(), address.setting());
            }
        }
        return tokens;
    }

    private void checkScopes(String setting, Set<String> granted) {
        for (Need need : Need.of(config)) {
            if (need.anyOf().stream().noneMatch(granted::contains)) {
                add(
                        setting,
                        "the token lacks the scope " + String.join(" or ", new TreeSet<>(need.anyOf())) + ", needed "
                                + need.what()
                                + ". Add it under 'OAuth & Permissions' of the Slack app, and install the app again");
            }
        }
    }

    private void unanswered(String setting, String reason) {
        add(
                DestinationSettings.API_URL,
                "Slack could not be asked about " + setting + ": " + reason
                        + ". Check that this worker reaches slack.api.url (proxy.url, tls.ca.file), or set "
                        + DestinationSettings.VALIDATE_ONLINE + "=false");
    }

    private void add(String setting, String problem) {
        problems.computeIfAbsent(setting, any -> new ArrayList<>()).add(setting + ": " + problem);
    }
}
