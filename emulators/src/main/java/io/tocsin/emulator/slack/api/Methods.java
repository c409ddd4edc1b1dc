package io.tocsin.emulator.slack.api;

import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods that there are. */
final class Methods {
    private Methods() {}

    static Map<String, ApiMethod> table(Workspace workspace, Posting posting, InstantSource clock) {
        return Stream.of(
                        new AuthTest(),
                        new PostMessage(workspace, posting),
                        new ConversationsList(workspace),
                        new ConversationsHistory(workspace, clock),
                        new ConversationsReplies(workspace, clock))
                .collect(Collectors.toMap(ApiMethod::name, Function.identity()));
    }
}
