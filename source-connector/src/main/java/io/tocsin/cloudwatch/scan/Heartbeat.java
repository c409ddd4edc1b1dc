package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import java.util.Map;

/**
 * A sign of life, which carries the offset onwards where no event does.
 *
 * @param position everything before this event timestamp is done; milliseconds since the epoch
 * @param scannedAt when the newest scan of the group began, on AWS's clock
 */
public record Heartbeat(Feed feed, long position, long scannedAt, Map<String, Object> offset) implements Emission {}
