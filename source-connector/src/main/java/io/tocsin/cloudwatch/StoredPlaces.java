package io.tocsin.cloudwatch;

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
    /** Of log groups that are named, how many have a name, in whichever accounts. */
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

        /** The older partitions, of a feed alone, under which there is one still. */
        List<Map<String, String>> outdated(Feed feed) {
            return sharesItsName(feed)
                    ? List.of()
                    : olderPartitions(feed)
                            .filter(partition -> offsets.get(partition) != null)
                            .toList();
        }

        /** When the connector's tasks last looked which log groups there are, those included that are no more. */
        LongStream looks() {
            return looks(0, mostTasks());
        }

        /** Whether all tasks that there are have looked since. */
        boolean areSince(long time) {
            int tasks = config.share().tasks();
            return looks(0, tasks).filter(look -> look >= time).count() == tasks;
        }

        private LongStream looks(int from, int to) {
            return tasks(from, to)
                    .mapToLong(task -> OffsetFormat.read(Objects.requireNonNull(offsets.get(partitionOfLook(task))))
                            .position());
        }

        /** The tasks that are no more, but whose last look is stored still. */
        List<Integer> goneTasks() {
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

    /** Of these feeds, and of the looks before. What this task reads now may have been another's, which may be no more. */
    Places readWithLooks(Collection<Feed> feeds) {
        return read(Stream.concat(feeds.stream().flatMap(this::partitions), partitionsOfLooks(mostTasks())));
    }

    /** Of the looks of the tasks that there are. */
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
     * Under what the offset of a feed may stand from before its account was known, or, if it is not, from when it was. Who assumes a role
     * reads in that role's account what is given by name; of any other account nobody knows now which it was.
     */
    private Stream<Map<String, String>> olderPartitions(Feed feed) {
        Origin origin = SourcePartition.origin(feed, config.aws());
        if (origin.account() == null) {
            return Stream.ofNullable(config.aws().credentials().role())
                    .map(role -> SourcePartition.of(origin, role.account()));
        }
        return mayBeOfOtherAccount(origin) ? Stream.empty() : Stream.of(SourcePartition.of(origin, null));
    }

    /** Then it cannot be told whose an offset without account was: all go on from it. */
    private boolean sharesItsName(Feed feed) {
        return named.getOrDefault(feed.logGroup().name(), 0L) > 1;
    }

    /** With linked accounts there may be several log groups of one name. */
    private boolean mayBeOfOtherAccount(Origin origin) {
        return config.groups().linked().linked()
                && origin.account() != null
                && !origin.account().equals(config.aws().accountId());
    }
}
