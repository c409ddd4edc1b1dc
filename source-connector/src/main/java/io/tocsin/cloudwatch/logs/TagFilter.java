package io.tocsin.cloudwatch.logs;

import java.util.List;

/**
 * A tag that a log group must have.
 *
 * @param values any of which will do, with AWS's wildcards; if empty, any value does; at most five
 */
public record TagFilter(String key, List<String> values) {
    public TagFilter {
        values = List.copyOf(values);
    }
}
