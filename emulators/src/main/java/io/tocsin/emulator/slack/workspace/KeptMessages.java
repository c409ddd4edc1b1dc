package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.kept.LineFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** Keeps messages in a file, one line of JSON each, so that they stand in their channels again after a restart. */
public final class KeptMessages implements WorkspaceListener {
    private final ObjectMapper json = new ObjectMapper();
    private final Workspace workspace;
    private final LineFile file;

    private KeptMessages(Path path, Workspace workspace) {
        this.workspace = workspace;
        this.file = LineFile.open(path, line -> restore(parsed(line)));
    }

    /** Puts back the messages that the file keeps, and keeps all that come from now on. */
    public static void in(Path path, Workspace workspace) {
        KeptMessages kept = new KeptMessages(path, workspace);
        workspace.subscribe(() -> {}, kept);
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a line of kept messages: " + line, e);
        }
    }

    private void restore(JsonNode line) {
        Channel channel = workspace.open(line.path("channel").asText());
        Instant postedAt = Instant.parse(line.path("postedAt").asText());
        workspace.restore(
                channel,
                new Message(
                        channel.id(),
                        line.path("micros").asLong(),
                        postedAt,
                        postedAt,
                        line.path("overLimit").asBoolean(),
                        (ObjectNode) line.path("message")));
    }

    @Override
    public void opened(Channel channel) {}

    @Override
    public void posted(Message message) {
        ObjectNode line = json.createObjectNode()
                .put(
                        "channel",
                        workspace.findById(message.channel()).orElseThrow().name())
                .put("micros", message.micros())
                .put("postedAt", message.postedAt().toString())
                .put("overLimit", message.overLimit());
        file.add(line.set("message", message.json()).toString());
    }
}
