package io.tocsin.benchmarks.source;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.util.Map;

/**
 * How many searches there have been.
 *
 * @param answered with a page
 * @param throttled refused since there were too many
 */
record Requests(long answered, long throttled) {
    static Requests of(CloudWatchEmulator emulator) {
        Map<String, Long> searches = emulator.status().requests().getOrDefault("FilterLogEvents", Map.of());
        return new Requests(searches.getOrDefault("ok", 0L), searches.getOrDefault("ThrottlingException", 0L));
    }
}
