package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.util.Map;

/** A matching event that was not emitted before. */
public record EmittedEvent(LogGroup logGroup, LogEvent event, Map<String, Object> offset) implements Emission {}
