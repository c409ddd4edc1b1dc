package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists log groups by the beginning of their names or by a part of them. */
record DescribeLogGroups(Groups groups) implements Operation {
    private static final int MAX_LIMIT = 50;

    private record Result(List<Item> logGroups, @Nullable String nextToken) {}

    /** The names are the API's. */
    private record Item(
            String logGroupName,
            long creationTime,
            @Nullable Integer metricFilterCount,
            String arn,
            @Nullable Long storedBytes,
            @Nullable String logGroupClass,
            @Nullable String logGroupArn) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        GroupFilter filter = GroupFilter.of(in);
        LinkedAccounts accounts = LinkedAccounts.of(in);
        int limit = in.limit(MAX_LIMIT, MAX_LIMIT);
        String token = Listing.token(in);
        in.check();
        filter.check();
        Listing<LogGroup> page = Listing.page(groups.visible(call, accounts, filter), limit, token);
        List<Item> items = page.items().stream()
                .map(filter.pattern() == null ? DescribeLogGroups::item : DescribeLogGroups::shortItem)
                .toList();
        return Answer.of(new Result(items, page.nextToken()));
    }

    private static Item item(LogGroup group) {
        return new Item(
                group.name(),
                group.creationTime(),
                group.metricFilters().size(),
                group.arn() + ":*",
                group.storedBytes(),
                group.logGroupClass(),
                group.arn());
    }

    /** All that AWS tells of a group that was found by pattern. */
    private static Item shortItem(LogGroup group) {
        return new Item(group.name(), group.creationTime(), null, group.arn() + ":*", null, null, null);
    }
}
