package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.search.PageTroubles;
import io.tocsin.emulator.cloudwatch.search.Searches;
import io.tocsin.emulator.cloudwatch.search.StreamReader;
import io.tocsin.emulator.cloudwatch.store.Accounts;
import io.tocsin.emulator.cloudwatch.store.Ingestion;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that are emulated. */
public final class Operations {
    private Operations() {}

    /**
     * By name.
     *
     * @param scanned how many events a page of a search looks at before it ends, full or not
     */
    public static Map<String, Operation> of(
            Accounts accounts, Ingestion ingestion, InstantSource clock, PageTroubles troubles, int scanned) {
        Groups groups = new Groups(accounts);
        return Stream.of(
                        new CreateLogGroup(groups, clock),
                        new CreateLogStream(groups, clock),
                        new DeleteLogGroup(groups),
                        new DeleteLogStream(groups),
                        new DeleteMetricFilter(groups),
                        new DescribeLogGroups(groups),
                        new DescribeLogStreams(groups),
                        new DescribeMetricFilters(groups),
                        new FilterLogEvents(groups, new Searches(clock, troubles), scanned),
                        new GetLogEvents(groups, new StreamReader(clock, troubles)),
                        new ListLogGroups(groups),
                        new ListTagsForResource(groups),
                        new PutLogEvents(groups, ingestion, clock),
                        new PutMetricFilter(groups, clock),
                        new TagResource(groups),
                        new TestMetricFilter(),
                        new UntagResource(groups))
                .collect(Collectors.toMap(operation -> operation.getClass().getSimpleName(), Function.identity()));
    }
}
