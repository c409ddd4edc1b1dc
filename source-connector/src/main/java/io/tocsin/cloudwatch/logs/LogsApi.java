package io.tocsin.cloudwatch.logs;

/** What the source asks of CloudWatch Logs. Implementations may be called by several threads at once. */
public interface LogsApi extends AutoCloseable {

    /**
     * Reads one page. Blocks for as long as the request takes; {@link #close()} ends it early.
     *
     * @throws LogsFailure if there is no page; its kind says what to do about it
     */
    Page filter(FilterRequest request) throws LogsFailure;

    /** Ends requests in flight and releases the connections. */
    @Override
    void close();
}
