package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.util.List;
import java.util.stream.IntStream;

/** {@code conversations.list}. All channels here are public, and the bot is in all of them. */
final class ConversationsList implements ApiMethod {
    private static final String CURSOR = "team:";
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final Workspace workspace;

    ConversationsList(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "conversations.list";
    }

    @Override
    public String scope() {
        return "channels:read";
    }

    @Override
    public int perMinute() {
        return Tier.TWO;
    }

    @Override
    public ObjectNode call(Arguments arguments, Bot bot) {
        List<Channel> channels = wanted(arguments);
        int from = arguments.cursor(CURSOR).map(id -> indexOf(channels, id)).orElse(0);
        int to = Math.min(channels.size(), from + arguments.limit(USUAL_LIMIT, MAX_LIMIT));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("channels");
        channels.subList(from, to).forEach(channel -> list.add(describe(channel, bot)));
        String next = to < channels.size()
                ? Arguments.asCursor(CURSOR + channels.get(to).id())
                : "";
        answer.putObject("response_metadata").put("next_cursor", next);
        return answer;
    }

    private List<Channel> wanted(Arguments arguments) {
        boolean open = arguments.flag("exclude_archived");
        String types = arguments.text("types");
        return workspace.channels().stream()
                .filter(channel -> types.isEmpty() || types.contains("public_channel"))
                .filter(channel -> !(open && channel.isArchived()))
                .toList();
    }

    private static int indexOf(List<Channel> channels, String id) {
        return IntStream.range(0, channels.size())
                .filter(i -> channels.get(i).id().equals(id))
                .findFirst()
                .orElseThrow(Arguments::invalidCursor);
    }

    private static ObjectNode describe(Channel channel, Bot bot) {
        return Json.object()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_mpim", false)
                .put("is_private", false)
                .put("is_archived", channel.isArchived())
                .put("is_general", channel.name().equals("general"))
                .put("is_member", true)
                .put("is_shared", false)
                .put("creator", bot.userId())
                .put("context_team_id", bot.teamId())
                .put("num_members", 1);
    }
}
