package io.tocsin.slack.message;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of Block Kit whose strings are templates. The JSON is read before any template is, so no value can change its
 * structure. What turns out blank takes the object around it along, as Slack refuses empty texts.
 */
final class BlockTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BLOCKS = 50;

    private final List<BlockPiece> blocks;
    private final int constantText;

    private BlockTemplate(List<BlockPiece> blocks, int constantText) {
        this.blocks = blocks;
        this.constantText = constantText;
    }

    /**
     * Reads blocks, as an array or as Block Kit Builder's {@code {"blocks": […]}}.
     *
     * @param problems takes what is wrong
     * @return null if anything is wrong
     */
    static @Nullable BlockTemplate compile(String json, Engines engines, Consumer<String> problems) {
        List<String> found = new ArrayList<>();
        BlockCompiler compiler = new BlockCompiler(engines, found::add);
        List<BlockPiece> pieces = new ArrayList<>();
        for (JsonNode block : read(json, found)) {
            if (!block.isObject() || !block.path("type").isTextual()) {
                found.add("at /" + pieces.size() + ": expected a block, an object with a \"type\"");
            }
            pieces.add(compiler.compile(block, "/" + pieces.size()));
        }
        if (compiler.constantText() > Limits.ALL_BLOCKS / 2) {
            found.add(
                    "has " + compiler.constantText() + " characters of fixed text, which leaves too little of Slack's "
                            + Limits.ALL_BLOCKS + " for values; expected at most " + Limits.ALL_BLOCKS / 2);
        }
        found.forEach(problems);
        return found.isEmpty() ? new BlockTemplate(pieces, compiler.constantText()) : null;
    }

    private static List<JsonNode> read(String json, List<String> problems) {
        List<JsonNode> blocks = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode array = root.isObject() ? root.path("blocks") : root;
            array.forEach(blocks::add);
            if (!array.isArray() || blocks.isEmpty() || blocks.size() > MAX_BLOCKS) {
                problems.add("expected an array of 1 to " + MAX_BLOCKS + " blocks, or an object with it as \"blocks\"");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = Objects.requireNonNullElse(e.getLocation(), JsonLocation.NA);
            problems.add("line " + at.getLineNr() + ", column " + at.getColumnNr() + ": is no JSON: "
                    + e.getOriginalMessage());
        }
        return blocks;
    }

    /** The blocks for a record; none if all that it has to say is blank. */
    List<JsonNode> render(View view) {
        TextBudget budget = new TextBudget(Limits.ALL_BLOCKS - constantText);
        List<JsonNode> rendered = new ArrayList<>();
        for (BlockPiece block : blocks) {
            JsonNode node = block.render(view, budget);
            if (node != null) {
                rendered.add(node);
            }
        }
        return rendered;
    }
}
