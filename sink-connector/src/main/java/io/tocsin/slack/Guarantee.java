package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.GuaranteeSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.OnRefusal;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.ReadBack;
import io.tocsin.slack.delivery.ReadBackPolicy;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Recalls;
import io.tocsin.slack.readback.Stamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes, from the settings, what delivers to channels effectively once; where that is not asked for, nothing. */
final class Guarantee implements AutoCloseable {
    /** Slack allows 50 a minute for a token and method, and some more at once. */
    private static final double READS_PER_SECOND = 0.8;

    private static final int READS_AT_ONCE = 20;

    private final SlackSinkConfig config;
    private final InstantSource clock;
    private final List<ChannelRecall> recalls = new ArrayList<>();
    private final List<PacerRegistry.Lease> leases = new ArrayList<>();

    Guarantee(SlackSinkConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** What reads back a channel; empty if it is not read back. */
    Optional<ReadBack> of(Address address, SlackApi slack, OnRefusal onRefusal, Tally tally) {
        GuaranteeSettings settings = config.guarantee();
        if (!settings.isEffectivelyOnce()) {
            return Optional.empty();
        }
        Stamp.Issuer issuer =
                new Stamp.Issuer(config.connector(), settings.epoch(), RoutingHash.of(config.deciding(), address));
        ReadBackPolicy policy =
                new ReadBackPolicy(settings.readbackLag(), settings.readbackReach(), settings.readbackTimeout());
        ChannelRecall recall = new ChannelRecall(issuer);
        PacerRegistry.Lease reading =
                PacerRegistry.SHARED.lease("history " + address.botToken(), READS_PER_SECOND, READS_AT_ONCE);
        recalls.add(recall);
        leases.add(reading);
        return Optional.of(new ReadBack(
                slack, issuer, recall, policy, reading.pacer(), onRefusal, tally, clock, new SplittableRandom()));
    }

    /** What all channels hold, taken together. */
    Recalls recalls() {
        return new Recalls(recalls);
    }

    @Override
    public void close() {
        leases.forEach(PacerRegistry.Lease::close);
    }
}
