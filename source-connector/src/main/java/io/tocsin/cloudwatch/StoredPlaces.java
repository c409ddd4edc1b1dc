package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.ledger.OffsetFormat;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.record.Origin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Reads stored offsets, all that are wanted with one call, since each call reads the offsets topic to its end. */
final class StoredPlaces {
    private final SourceConfig config;
    private final OffsetStorageReader reader;

    StoredPlaces(SourceConfig config, OffsetStorageReader reader) {
        this.config = config;
        this.reader = reader;
    }

    /** What was read. */
    final class Places {
        private final Map<Map<String, String>, Map<String, Object>> offsets;

        private Places(Map<Map<String, String>, Map<String, Object>> offsets) {
            this.offsets = offsets;
        }

        /** The offset of a feed; null if there is none. */
        @Nullable
        Map<String, Object> of(Feed feed) {
            return partitions(feed).stream()
                    .map(offsets::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** When the connector's tasks last looked which log groups there are, as far as that is known. */
        LongStream looks() {
            return partitionsOfLooks()
                    .map(offsets::get)
                    .filter(Objects::nonNull)
                    .mapToLong(offset -> OffsetFormat.read(offset).position());
        }
    }

    /** Of these feeds. */
    Places read(Collection<Feed> feeds) {
        return read(feeds.stream().flatMap(feed -> partitions(feed).stream()));
    }

    /** Of these feeds, and of the looks before. */
    Places readWithLooks(Collection<Feed> feeds) {
        return read(Stream.concat(feeds.stream().flatMap(feed -> partitions(feed).stream()), partitionsOfLooks()));
    }

    private Places read(Stream<Map<String, String>> partitions) {
        List<Map<String, String>> wanted = partitions.toList();
        return new Places(wanted.isEmpty() ? Map.of() : reader.offsets(wanted));
    }

    /** Of all tasks: what this one reads now may have been another's before. */
    private Stream<Map<String, String>> partitionsOfLooks() {
        return IntStream.range(0, config.share().tasks())
                .mapToObj(task -> SourcePartition.ofLook(config.aws().region(), task));
    }

    /** Where the account has been named since, the place kept without it still counts, or a restart would lose events. */
    private List<Map<String, String>> partitions(Feed feed) {
        Origin origin = SourcePartition.origin(feed, config.aws());
        Map<String, String> known = SourcePartition.of(origin);
        return mayBeOfOtherAccount(origin)
                ? List.of(known)
                : Stream.of(known, SourcePartition.ofUnknownAccount(origin))
                        .distinct()
                        .toList();
    }

    /** With linked accounts there may be several log groups of one name. */
    private boolean mayBeOfOtherAccount(Origin origin) {
        return config.groups().linked().linked()
                && origin.account() != null
                && !origin.account().equals(config.aws().accountId());
    }
}
