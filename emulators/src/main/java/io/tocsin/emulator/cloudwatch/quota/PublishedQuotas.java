package io.tocsin.emulator.cloudwatch.quota;

import java.util.Map;
import java.util.Set;

/** Requests a second for each account and region, as AWS publishes them. */
final class PublishedQuotas {
    /** What is returned where AWS publishes none. */
    static final int UNKNOWN = 0;

    private static final Map<String, Integer> EVERYWHERE = Map.of(
            "DescribeLogGroups", 10,
            "DescribeLogStreams", 25,
            "DescribeMetricFilters", 5,
            "PutLogEvents", 5000,
            "PutMetricFilter", 5,
            "TestMetricFilter", 5);
    private static final Set<String> SLOW_SEARCH =
            Set.of("ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1");
    private static final Set<String> SLOW_READ = Set.of(
            "us-west-2", "ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "eu-west-1", "il-central-1");

    private PublishedQuotas() {}

    static int perSecond(String operation, String region) {
        return switch (operation) {
            case "FilterLogEvents" -> search(region);
            case "GetLogEvents" -> read(region);
            default -> EVERYWHERE.getOrDefault(operation, UNKNOWN);
        };
    }

    private static int search(String region) {
        if (region.equals("us-east-1")) {
            return 25;
        }
        return SLOW_SEARCH.contains(region) ? 5 : 10;
    }

    private static int read(String region) {
        if (region.equals("eu-west-3")) {
            return 30;
        }
        return SLOW_READ.contains(region) ? 10 : 25;
    }
}
