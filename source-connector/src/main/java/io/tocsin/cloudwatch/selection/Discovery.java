package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.config.LogGroupSettings;
import io.tocsin.cloudwatch.logs.AccountScope;
import io.tocsin.cloudwatch.logs.FoundGroup;
import io.tocsin.cloudwatch.logs.Listed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.TagFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks which log groups there are. DescribeLogGroups tells names, classes and creation times, by prefix at most; ListLogGroups alone
 * knows tags, but no creation times. So with tags both are asked, and what both name is wanted.
 */
public final class Discovery implements Looker {
    private final LogGroupsApi api;
    private final LogGroupSettings settings;
    private final Choice choice;
    private final Pages pages;
    private final AccountScope accounts;
    private final List<TagFilter> tags;

    public Discovery(LogGroupsApi api, LogGroupSettings settings, Choice choice, Pages pages) {
        this.api = api;
        this.settings = settings;
        this.choice = choice;
        this.pages = pages;
        this.accounts =
                new AccountScope(settings.linked().linked(), settings.linked().accounts());
        this.tags = settings.tags().stream()
                .map(tag -> new TagFilter(tag.key(), tag.values()))
                .toList();
    }

    @Override
    public Look look() throws LogsFailure, InterruptedException {
        Collected collected = new Collected(tags.isEmpty() ? null : tagged());
        for (String prefix : prefixes()) {
            pages.readAll(token -> api.describe(prefix.isEmpty() ? null : prefix, accounts, token), collected::take);
        }
        return new Look(List.copyOf(collected.found.values()), collected.startedAt);
    }

    /**
     * Some log groups that are wanted and can be read, found with few requests.
     *
     * @param most how many at most; positive
     */
    public List<LogGroup> sample(int most) throws LogsFailure, InterruptedException {
        Collected collected = new Collected(tags.isEmpty() ? null : tagged());
        Iterator<String> prefixes = prefixes().iterator();
        while (prefixes.hasNext() && collected.readable().size() < most) {
            String prefix = prefixes.next();
            pages.readAll(
                    token -> api.describe(prefix.isEmpty() ? null : prefix, accounts, token),
                    page -> collected.take(page) && collected.readable().size() < most);
        }
        return collected.readable().stream().limit(most).toList();
    }

    /** An empty one finds all. */
    private List<String> prefixes() {
        return settings.prefixes().isEmpty() ? List.of("") : settings.prefixes();
    }

    private Set<LogGroup> tagged() throws LogsFailure, InterruptedException {
        Set<LogGroup> tagged = new HashSet<>();
        pages.<LogGroup>readAll(token -> api.tagged(tags, accounts, token), page -> {
            tagged.addAll(page.items());
            return true;
        });
        return tagged;
    }

    /** What a look has found so far. */
    private final class Collected {
        private final @Nullable Set<LogGroup> among;
        private final Map<LogGroup, Found> found = new LinkedHashMap<>();
        private long startedAt = Long.MAX_VALUE;

        /** @param among which only are wanted; null for any */
        Collected(@Nullable Set<LogGroup> among) {
            this.among = among;
        }

        boolean take(Listed<FoundGroup> page) {
            startedAt = Math.min(startedAt, page.startedAt());
            page.items().stream()
                    .filter(group -> among == null || among.contains(group.logGroup()))
                    .filter(group -> choice.wants(group.logGroup()))
                    .forEach(group -> found.put(group.logGroup(), Choice.asFound(group)));
            return true;
        }

        List<LogGroup> readable() {
            List<LogGroup> readable = new ArrayList<>();
            found.forEach((group, as) -> {
                if (as.obstacle() == null) {
                    readable.add(group);
                }
            });
            return readable;
        }
    }
}
