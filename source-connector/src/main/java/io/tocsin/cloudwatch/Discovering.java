package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.StartPolicy;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import io.tocsin.cloudwatch.selection.Found;
import io.tocsin.cloudwatch.selection.Look;
import io.tocsin.cloudwatch.selection.Newcomers;
import io.tocsin.cloudwatch.selection.Ownership;
import io.tocsin.cloudwatch.selection.Watchlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Lets the scans of a task follow what is found. Used by the task's thread alone. */
final class Discovering {
    private final SourceConfig config;
    private final StoredPlaces stored;
    private final ScanLoop loop;
    private final GroupRecords records;
    private final UnaryOperator<WatchedGroup> observed;
    private final OffsetMigration migration;
    private final Watchlist watchlist;
    private final Newcomers newcomers = new Newcomers();
    private final FormerTasks formerTasks;
    private boolean looked;
    private boolean othersLooked;

    /** @param observed gives each log group someone who is told what happens */
    Discovering(
            SourceConfig config,
            StoredPlaces stored,
            ScanLoop loop,
            GroupRecords records,
            OffsetMigration migration,
            UnaryOperator<WatchedGroup> observed) {
        this.config = config;
        this.stored = stored;
        this.loop = loop;
        this.records = records;
        this.migration = migration;
        this.observed = observed;
        this.formerTasks = new FormerTasks(config.share().task(), stored);
        this.watchlist = new Watchlist(
                new Ownership(config.share().task(), config.share().tasks())::owns);
    }

    /**
     * Takes in a look.
     *
     * @return the record that stores when it was, and those that forget when tasks looked that are no more
     */
    List<SourceRecord> take(Look look) {
        boolean first = !looked;
        loop.startAt(look.startedAt());
        Watchlist.Changes changes = watchlist.take(look);
        changes.gone().forEach(loop::remove);
        changes.gone().forEach(records::forget);
        StoredPlaces.Places places = places(changes.come());
        UnaryOperator<StartPolicy> moment = first ? UnaryOperator.identity() : start -> start.asOf(look.startedAt());
        changes.come().forEach(found -> {
            migration.found(found.feed(), places);
            loop.add(observed.apply(watched(found, places.of(found.feed()), moment)));
        });
        othersLooked = othersLooked || stored.readLooks().areOfAllOthers();
        long position = newcomers.looked(look, changes.gone(), othersLooked);
        List<SourceRecord> taken = new ArrayList<>(List.of(records.ofLook(position, look.startedAt())));
        formerTasks
                .toForget(look.startedAt())
                .forEach(task -> taken.add(records.tombstoneOfLook(task, position, look.startedAt())));
        return taken;
    }

    /** The first record of a feed stores its place. */
    void emitted(Feed feed) {
        newcomers.begun(feed);
    }

    private StoredPlaces.Places places(List<Found> come) {
        List<Feed> feeds = come.stream().map(Found::feed).toList();
        if (looked) {
            return stored.read(feeds);
        }
        StoredPlaces.Places places = stored.readWithLooks(feeds);
        places.looks().forEach(newcomers::resume);
        formerTasks.found(places.formerTasks());
        othersLooked = places.areOfAllOthers();
        looked = true;
        return places;
    }

    /** @param moment what is there at the first look begins when the task does; what is chosen later, when it is found */
    private WatchedGroup watched(Found found, @Nullable Map<String, Object> offset, UnaryOperator<StartPolicy> moment) {
        OptionalLong bornAt = offset == null ? newcomers.bornAt(found) : OptionalLong.empty();
        if (bornAt.isPresent()) {
            newcomers.await(found);
        }
        StartPolicy start = bornAt.isPresent() ? startOf(found) : Scans.start(config);
        return new WatchedGroup(
                found.feed(), Scans.selection(config.read(), found.pattern()), offset, moment.apply(start));
    }

    private StartPolicy startOf(Found born) {
        return born.pattern() == null
                ? Scans.startAtCreation(config, born.createdAt())
                : Scans.startWithFilter(config, born.createdAt());
    }
}
