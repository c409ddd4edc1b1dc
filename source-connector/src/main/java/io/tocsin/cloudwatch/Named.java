package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import io.tocsin.cloudwatch.selection.Choice;
import io.tocsin.cloudwatch.selection.Ownership;
import java.util.List;
import java.util.stream.IntStream;

/** The log groups that are named in the settings. */
final class Named {
    private Named() {}

    /** What a task reads of them, with where it goes on. */
    static List<WatchedGroup> watched(SourceConfig config, StoredPlaces stored, OffsetMigration migration) {
        List<Feed> feeds = feeds(config);
        StoredPlaces.Places places = stored.read(feeds);
        feeds.forEach(feed -> migration.found(feed, places));
        return feeds.stream()
                .map(feed ->
                        new WatchedGroup(feed, Scans.selection(config.read()), places.of(feed), Scans.start(config)))
                .toList();
    }

    /** Split evenly; if others are found beside them, by hash as those. */
    private static List<Feed> feeds(SourceConfig config) {
        List<LogGroup> named = choice(config).named();
        Ownership ownership =
                new Ownership(config.share().task(), config.share().tasks());
        return IntStream.range(0, named.size())
                .filter(number -> config.finds() ? ownership.owns(Feed.of(named.get(number))) : ownership.owns(number))
                .mapToObj(number -> Feed.of(named.get(number)))
                .toList();
    }

    static Choice choice(SourceConfig config) {
        return new Choice(config.groups(), config.aws().accountId());
    }
}
