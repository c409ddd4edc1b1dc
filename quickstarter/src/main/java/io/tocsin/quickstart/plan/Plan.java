package io.tocsin.quickstart.plan;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param filter the CloudWatch filter pattern; empty for all events
 * @param data where to keep everything; null for a temporary directory
 * @param stopAfter null to run until stopped
 */
public record Plan(
        Logs logs,
        Slack slack,
        String filter,
        @Nullable Path data,
        @Nullable Duration stopAfter,
        Ports ports) {}
