package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.GuaranteeSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Limit;
import io.tocsin.slack.delivery.OnRefusal;
import io.tocsin.slack.delivery.Pacer;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.ReadBack;
import io.tocsin.slack.delivery.ReadBackPolicy;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.delivery.Threading;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Recalls;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes, from the settings, what reads the history of channels: to deliver effectively once, and to find threads again. */
final class History implements AutoCloseable {
    /** Slack allows 50 a minute for a token and method, and some more at once. */
    private static final double READS_PER_SECOND = 0.8;

    private static final int READS_AT_ONCE = 20;

    private final SlackSinkConfig config;
    private final InstantSource clock;
    /** By token; with thousands of routes it takes a while to make one. */
    private final Map<String, Long> routingHashes = new HashMap<>();

    private final List<ChannelRecall> recalls = new ArrayList<>();
    private final List<PacerRegistry.Lease> leases = new ArrayList<>();

    History(SlackSinkConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** What reads back a channel; empty if delivery is at least once. */
    Optional<ReadBack> readBack(Address address, SlackApi slack, OnRefusal onRefusal, Tally tally) {
        GuaranteeSettings settings = config.guarantee();
        if (!settings.isEffectivelyOnce()) {
            return Optional.empty();
        }
        Stamp.Issuer issuer = new Stamp.Issuer(config.connector(), settings.epoch(), routingHash(address));
        Duration threadAge = config.threads().isOn() ? config.threads().maxAge() : Duration.ZERO;
        ReadBackPolicy policy = new ReadBackPolicy(
                settings.readbackLag(), settings.readbackReach(), threadAge, settings.readbackTimeout());
        ChannelRecall recall = new ChannelRecall(issuer);
        recalls.add(recall);
        return Optional.of(new ReadBack(
                slack, issuer, recall, policy, pacer(address), onRefusal, tally, clock, new SplittableRandom()));
    }

    private long routingHash(Address address) {
        String token = Objects.requireNonNull(address.botToken());
        return routingHashes.computeIfAbsent(token, any -> RoutingHash.of(config.deciding(), address));
    }

    /** What finds the threads of a channel; empty if no message goes to one. */
    Optional<Threading> threads(Address address, SlackApi slack, Tally tally) {
        if (!config.threads().isOn() || address.botToken() == null) {
            return Optional.empty();
        }
        Duration maxAge = config.threads().maxAge();
        return Optional.of(
                new Threading(slack, config.connector(), maxAge, pacer(address), tally, clock, new SplittableRandom()));
    }

    private Pacer pacer(Address address) {
        PacerRegistry.Lease reading =
                PacerRegistry.SHARED.lease(Limit.of("history " + address.botToken(), READS_PER_SECOND, READS_AT_ONCE));
        leases.add(reading);
        return reading.pacer();
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
