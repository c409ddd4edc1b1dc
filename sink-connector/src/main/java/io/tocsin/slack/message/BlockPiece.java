package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A piece of blocks: a string, an object, an array, or what is the same for every record. */
interface BlockPiece {
    /** The piece for a record; null if it has nothing to say. */
    @Nullable
    JsonNode render(View view, TextBudget budget);
}
