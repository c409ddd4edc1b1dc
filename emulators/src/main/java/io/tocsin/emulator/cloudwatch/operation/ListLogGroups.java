package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists log groups by parts of their names and by their tags. */
record ListLogGroups(Groups groups) implements Operation {
    private static final int MAX_TAG_FILTERS = 5;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    private record Result(List<Item> logGroups, @Nullable String nextToken) {}

    /** The names are the API's. */
    private record Item(String logGroupName, String logGroupArn, String logGroupClass) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String pattern = in.optional("logGroupNamePattern", Texts.LOG_GROUP_LIST_PATTERN);
        String logGroupClass = in.optional("logGroupClass", Texts.LOG_GROUP_CLASS);
        List<TagFilter> tags = in.structures("logGroupTags", 1, MAX_TAG_FILTERS, node -> "TagFilter").stream()
                .map(TagFilter::of)
                .toList();
        LinkedAccounts accounts = LinkedAccounts.of(in);
        int limit = in.limit(DEFAULT_LIMIT, MAX_LIMIT);
        String token = Listing.token(in);
        in.check();
        Predicate<LogGroup> wanted = group -> (pattern == null || named(pattern, group.name()))
                && (logGroupClass == null || group.logGroupClass().equals(logGroupClass))
                && tags.stream().allMatch(tag -> tag.test(group));
        Listing<LogGroup> page = Listing.page(groups.visible(call, accounts, wanted), limit, token);
        List<Item> items = page.items().stream().map(ListLogGroups::item).toList();
        return Answer.of(new Result(items, page.nextToken()));
    }

    private static boolean named(String pattern, String name) {
        return Stream.of(pattern.split("\\|"))
                .anyMatch(part -> part.startsWith("^") ? name.startsWith(part.substring(1)) : name.contains(part));
    }

    private static Item item(LogGroup group) {
        return new Item(group.name(), group.arn(), group.logGroupClass());
    }
}
