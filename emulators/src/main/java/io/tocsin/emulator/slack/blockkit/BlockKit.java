package io.tocsin.emulator.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what Slack would refuse in the blocks of a message. */
public final class BlockKit {
    /** How many blocks a message may hold. */
    public static final int MAX_BLOCKS = 50;

    private static final Rule BLOCKS = Rules.array(0, MAX_BLOCKS, Blocks.ANY).and(BlockKit::checkIds);

    private BlockKit() {}

    /**
     * All problems, in the order of the payload; none if Slack would take the blocks.
     *
     * @param pointer where the blocks stand in the payload, for instance {@code /blocks}
     */
    public static List<Problem> problems(JsonNode blocks, String pointer) {
        Place place = Place.root(pointer);
        BLOCKS.check(blocks, place);
        return List.copyOf(place.problems());
    }

    private static void checkIds(JsonNode blocks, Place place) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            String id = blocks.path(i).path("block_id").asText();
            if (!id.isEmpty() && !seen.add(id)) {
                place.child(i).child("block_id").refuse("`block_id` must be unique");
            }
        }
    }
}
