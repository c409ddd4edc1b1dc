package io.tocsin.cloudwatch.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the source asks of CloudWatch Logs to find out what there is to read. Each call is one request, for one page. */
public interface LogGroupsApi {

    /**
     * Lists log groups by name.
     *
     * @param prefix how their names begin; null for any
     * @param nextToken where the page before this one ended; null for the first page
     * @throws LogsFailure if there is no page; its kind says what to do about it
     */
    Listed<FoundGroup> describe(@Nullable String prefix, AccountScope accounts, @Nullable String nextToken)
            throws LogsFailure;

    /**
     * Lists log groups by tags.
     *
     * @param tags all of which a log group must have; one to five
     * @param nextToken as for {@link #describe}
     * @throws LogsFailure as {@link #describe}
     */
    Listed<LogGroup> tagged(List<TagFilter> tags, AccountScope accounts, @Nullable String nextToken) throws LogsFailure;

    /**
     * Lists the metric filters that feed a metric. They and their log groups are of the account itself.
     *
     * @param nextToken as for {@link #describe}
     * @throws LogsFailure as {@link #describe}
     */
    Listed<MetricFilter> metricFilters(String namespace, String name, @Nullable String nextToken) throws LogsFailure;
}
