package io.tocsin.slack;

import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Origin;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Parcel;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.heartbeat.ConsumerFetches;
import io.tocsin.slack.heartbeat.Heartbeat;
import io.tocsin.slack.heartbeat.Vigil;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the source's heartbeats in, and says in Slack when they stop. The newest of each log group is not accounted for, so
 * that it comes again after a restart; but for those whose silence was told.
 */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Optional<String> topic;
    private final Optional<Vigil<Parcel>> vigil;
    private final ConsumerFetches fetches;
    private final Accounts accounts;
    private final Dispatch dispatch;
    private final Tally tally;
    private final InstantSource clock;
    /** Where a heartbeat would go if it were an event; absent where a route drops it. */
    private Optional<Outbox> channel = Optional.empty();
    /** Whether the last record was no heartbeat. */
    private boolean strange;
    /** Whether there are heartbeats of more log groups than it listens to. */
    private boolean full;

    Listening(SlackSinkConfig config, Accounts accounts, Dispatch dispatch, Tally tally, InstantSource clock) {
        this.topic = config.heartbeats().topic();
        this.vigil = config.heartbeats().stalenessAfter().map(Vigil::new);
        this.fetches = new ConsumerFetches(config.consumerClientId());
        this.accounts = accounts;
        this.dispatch = dispatch;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * Whether a record is a heartbeat: each of the topic of heartbeats but for those that say nothing, and those that a transform has
     * moved to another.
     */
    boolean hears(Origin origin, SinkRecord record) {
        return (isOfTopic(origin) && record.value() != null) || isStray(record);
    }

    /** What cannot be looked into is left to those who report it. */
    private static boolean isStray(SinkRecord record) {
        try {
            return Heartbeat.isStray(record);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return false;
        }
    }

    private boolean isOfTopic(Origin origin) {
        return origin.partition().topic().equals(topic.orElse(null));
    }

    /** Takes a heartbeat in. None among events is listened to: keeping it would keep the events after it from being committed. */
    void take(Parcel parcel) {
        tally.add(Tally.Count.HEARTBEATS);
        Optional<Parcel> settled = vigil.isEmpty() || !isOfTopic(parcel.origin())
                ? Optional.of(parcel)
                : read(parcel)
                        .filter(heartbeat -> !heartbeat.isOfDiscovery())
                        .map(heartbeat -> hear(vigil.get(), heartbeat, parcel))
                        .orElse(Optional.of(parcel));
        settled.ifPresent(done -> accounts.account(List.of(done)));
    }

    private Optional<Parcel> hear(Vigil<Parcel> watch, Heartbeat heartbeat, Parcel parcel) {
        Optional<Parcel> settled = watch.hear(heartbeat, parcel);
        if (settled.filter(parcel::equals).isPresent() && !full) {
            full = true;
            LOG.warn(
                    "Heartbeats of more than {} log groups: nothing will be said of {}, nor of others that are new",
                    Vigil.MOST,
                    parcel.origin());
        }
        return settled;
    }

    /** What is no heartbeat settles nothing and ends nothing. */
    private Optional<Heartbeat> read(Parcel parcel) {
        try {
            Optional<Heartbeat> heartbeat = Heartbeat.of(parcel.record());
            if (heartbeat.isEmpty()) {
                passOver(parcel, "it lacks a log_group or scanned_at");
                return heartbeat;
            }
            channel = dispatch.target(parcel.record()).map(Target::outbox);
            strange = false;
            return heartbeat;
        } catch (RuntimeException | StackOverflowError e) {
            passOver(parcel, e.getClass().getName());
            return Optional.empty();
        }
    }

    /** The first of several in a row is named: all of a topic may be like it. */
    private void passOver(Parcel parcel, String reason) {
        if (!strange) {
            strange = true;
            LOG.warn(
                    "Record {} of heartbeat.topic is no heartbeat and is passed over, as are any like it that follow: {}",
                    parcel.origin(),
                    reason);
        }
    }

    /**
     * Says what is to be said.
     *
     * @param paused whether nothing can be heard, as the partitions are paused
     */
    void look(boolean paused) {
        vigil.ifPresent(watch -> {
            boolean fetched = fetches.anyNew();
            if (paused) {
                watch.interrupt();
            } else if (fetched) {
                watch.listen(clock.instant());
            }
            watch.forget(Parcel::isMoot);
            watch.news()
                    .forEach(news -> channel.ifPresentOrElse(
                            outbox -> outbox.announce(news.notice(), news.kept()),
                            () -> accounts.account(news.kept())));
        });
    }
}
