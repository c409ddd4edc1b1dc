package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request finds.
 *
 * @param last the position that was looked at last, from which the next page continues; null if nothing is left
 */
public record Page(List<LogEvent> events, @Nullable Position last) {}
