package io.tocsin.cloudwatch.logs;

import org.jspecify.annotations.Nullable;

/**
 * One FilterLogEvents request.
 *
 * @param logGroup which log group
 * @param selection which of its events
 * @param from first timestamp wanted, inclusive; milliseconds since the epoch, not negative
 * @param to last timestamp wanted, inclusive
 * @param nextToken where the page before this one ended, or null for the first page
 */
public record FilterRequest(
        LogGroup logGroup,
        Selection selection,
        long from,
        long to,
        @Nullable String nextToken) {

    /** The request for the page that follows. */
    public FilterRequest next(String token) {
        return new FilterRequest(logGroup, selection, from, to, token);
    }
}
