package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.util.Map;

/** A matching event that was not emitted before. */
public record EmittedEvent(Feed feed, LogEvent event, Map<String, Object> offset) implements Emission {}
