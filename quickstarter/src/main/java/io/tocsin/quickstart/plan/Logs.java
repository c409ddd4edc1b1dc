package io.tocsin.quickstart.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The CloudWatch Logs to read from. */
public sealed interface Logs {
    /**
     * One of our own.
     *
     * @param file whose lines are fed into it; null for the sample application's
     */
    record Local(@Nullable Path file) implements Logs {}

    /**
     * AWS, or what answers at the endpoint.
     *
     * @param group name or ARN
     * @param startFrom the connector's {@code start.from}
     * @param region null if the ARN says it
     * @param profile null for the AWS default credential chain
     * @param endpoint null for the region's own
     */
    record Aws(
            String group,
            String startFrom,
            @Nullable String region,
            @Nullable String profile,
            @Nullable String endpoint)
            implements Logs {}
}
