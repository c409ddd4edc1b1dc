package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.Role;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.ledger.OffsetFormat;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.record.Origin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Reads stored offsets, all that are wanted with one call, since each call reads the offsets topic to its end. */
final class StoredPlaces {
    private final SourceConfig config;
    private final OffsetStorageReader reader;
    /** For each name, how many of the log groups in the settings have it. */
    private final Map<String, Long> named;

    StoredPlaces(SourceConfig config, OffsetStorageReader reader) {
        this.config = config;
        this.reader = reader;
        this.named = Named.choice(config).named().stream()
                .collect(Collectors.groupingBy(LogGroup::name, Collectors.counting()));
    }

    /** What was read. */
    final class Places {
        private final Map<Map<String, String>, Map<String, Object>> offsets;

        private Places(Map<Map<String, String>, Map<String, Object>> offsets) {
            this.offsets = offsets;
        }

        /** The offset of a feed, under its partition or else an older one; null if there is none. */
        @Nullable
        Map<String, Object> of(Feed feed) {
            return partitions(feed)
                    .map(offsets::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** The partition of a feed. */
        Map<String, String> partition(Feed feed) {
            return StoredPlaces.this.partition(feed);
        }

        /** Whether there is one under the feed's partition. */
        boolean isStored(Feed feed) {
            return offsets.get(partition(feed)) != null;
        }

        /** The feed's older partitions that have an offset and belong to no other feed. */
        List<Map<String, String>> outdated(Feed feed) {
            return sharesItsName(feed)
                    ? List.of()
                    : olderPartitions(feed)
                            .filter(partition -> offsets.get(partition) != null)
                            .toList();
        }

        /** When the connector's tasks last looked which log groups there are, former tasks included. */
        LongStream looks() {
            return looks(0, mostTasks());
        }

        /** Whether each task that exists now has looked at that time or later. */
        boolean areSince(long time) {
            int tasks = config.share().tasks();
            return looks(0, tasks).filter(look -> look >= time).count() == tasks;
        }

        /** Returns whether the last look of each other task that exists now is stored. */
        boolean areOfAllOthers() {
            TaskShare share = config.share();
            return tasks(0, share.tasks()).filter(task -> task != share.task()).count() == share.tasks() - 1;
        }

        private LongStream looks(int from, int to) {
            return tasks(from, to)
                    .mapToLong(task -> OffsetFormat.read(Objects.requireNonNull(offsets.get(partitionOfLook(task))))
                            .position());
        }

        /** The numbers of the tasks that no longer exist and whose last look is still stored. */
        List<Integer> formerTasks() {
            return tasks(config.share().tasks(), mostTasks()).boxed().toList();
        }

        private IntStream tasks(int from, int to) {
            return IntStream.range(from, to).filter(task -> offsets.get(partitionOfLook(task)) != null);
        }
    }

    /** Of these feeds. */
    Places read(Collection<Feed> feeds) {
        return read(feeds.stream().flatMap(this::partitions));
    }

    /** Of these feeds, and of the last looks of all tasks, as a feed may have belonged to any task, also to one that no longer exists. */
    Places readWithLooks(Collection<Feed> feeds) {
        return read(Stream.concat(feeds.stream().flatMap(this::partitions), partitionsOfLooks(mostTasks())));
    }

    /** Of the last looks of the tasks that exist now. */
    Places readLooks() {
        return read(partitionsOfLooks(config.share().tasks()));
    }

    private Places read(Stream<Map<String, String>> partitions) {
        List<Map<String, String>> wanted = partitions.toList();
        return new Places(wanted.isEmpty() ? Map.of() : reader.offsets(wanted));
    }

    private int mostTasks() {
        return Math.max(config.share().tasks(), TaskShare.MOST_TASKS);
    }

    private Stream<Map<String, String>> partitionsOfLooks(int tasks) {
        return IntStream.range(0, tasks).mapToObj(this::partitionOfLook);
    }

    private Map<String, String> partitionOfLook(int task) {
        return SourcePartition.ofLook(config.aws().region(), task);
    }

    private Stream<Map<String, String>> partitions(Feed feed) {
        return Stream.concat(Stream.of(partition(feed)), olderPartitions(feed));
    }

    private Map<String, String> partition(Feed feed) {
        return SourcePartition.of(SourcePartition.origin(feed, config.aws()));
    }

    /**
     * The partitions under which earlier versions of the configuration may have stored the feed's offset: without an account, if it is
     * known now; or with the account, if it is not. Then only that of an assumed role can be tried: it is the account of all log groups
     * that are given by name.
     */
    private Stream<Map<String, String>> olderPartitions(Feed feed) {
        Origin origin = SourcePartition.origin(feed, config.aws());
        if (origin.account() == null) {
            return accountOfRole().stream().map(account -> SourcePartition.of(origin, account));
        }
        return mayBeOfOtherAccount(origin.account()) ? Stream.empty() : Stream.of(SourcePartition.of(origin, null));
    }

    private Optional<String> accountOfRole() {
        return Optional.ofNullable(config.aws().credentials().role()).map(Role::account);
    }

    /** Several named log groups of one name resume from the same offset without account, as nobody knows to which it belongs. */
    private boolean sharesItsName(Feed feed) {
        return named.getOrDefault(feed.logGroup().name(), 0L) > 1;
    }

    /** An offset without account belongs to a log group of the connector's own account. */
    private boolean mayBeOfOtherAccount(String account) {
        return Optional.ofNullable(config.aws().accountId())
                .or(this::accountOfRole)
                .map(own -> !own.equals(account))
                .orElse(config.groups().linked().linked());
    }
}
