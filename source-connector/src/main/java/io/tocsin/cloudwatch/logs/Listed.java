package io.tocsin.cloudwatch.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextToken asks for the next page; null when there is none
 * @param startedAt as {@link Page#startedAt}
 */
public record Listed<T>(List<T> items, @Nullable String nextToken, long startedAt) {
    public Listed {
        items = List.copyOf(items);
    }
}
