package io.tocsin.slack;

import io.tocsin.slack.config.HeartbeatSettings;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Origin;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Parcel;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.heartbeat.Heartbeat;
import io.tocsin.slack.heartbeat.Vigil;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes the source's heartbeats in, and says in Slack when they stop. The newest of each log group is not accounted for, so
 * that it comes again after a restart; but for those whose silence was told.
 */
final class Listening {
    private final Optional<String> topic;
    private final Optional<Vigil<Parcel>> vigil;
    private final Accounts accounts;
    private final Dispatch dispatch;
    private final Tally tally;
    private final InstantSource clock;
    /** Where a heartbeat would go if it were an event; absent where a route drops it. */
    private Optional<Outbox> channel = Optional.empty();

    Listening(HeartbeatSettings settings, Accounts accounts, Dispatch dispatch, Tally tally, InstantSource clock) {
        this.topic = settings.topic();
        this.vigil = settings.stalenessAfter().map(Vigil::new);
        this.accounts = accounts;
        this.dispatch = dispatch;
        this.tally = tally;
        this.clock = clock;
    }

    /** Whether a record is a heartbeat. */
    boolean hears(Origin origin) {
        return origin.partition().topic().equals(topic.orElse(null));
    }

    /** Takes a heartbeat in. */
    void take(Parcel parcel) {
        tally.add(Tally.Count.HEARTBEATS);
        Optional<Heartbeat> heartbeat = Heartbeat.of(parcel.record());
        if (heartbeat.isPresent() && vigil.isPresent()) {
            channel = dispatch.target(parcel.record()).map(Target::outbox);
            vigil.get()
                    .hear(heartbeat.get(), parcel, clock.instant())
                    .ifPresent(before -> accounts.account(List.of(before)));
        } else {
            accounts.account(List.of(parcel));
        }
    }

    /**
     * Says what is to be said.
     *
     * @param paused whether nothing can be heard, as the partitions are paused
     */
    void look(boolean paused) {
        vigil.ifPresent(watch -> {
            if (paused) {
                watch.excuse(clock.instant());
            }
            watch.forget(Parcel::isMoot);
            watch.news(clock.instant())
                    .forEach(news -> channel.ifPresentOrElse(
                            outbox -> outbox.announce(news.notice(), news.kept()),
                            () -> accounts.account(news.kept())));
        });
    }
}
