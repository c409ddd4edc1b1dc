package io.tocsin.emulator.cloudwatch.quota;

import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Scope;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps each account to AWS's requests a second, for each operation and region. */
public final class Quotas {
    private record Key(Scope scope, String operation) {}

    private final InstantSource clock;
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

    public Quotas(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @throws AwsError if it is one too many
     */
    public void admit(Call call) {
        int perSecond = PublishedQuotas.perSecond(call.operation(), call.scope().region());
        if (perSecond == PublishedQuotas.UNKNOWN) {
            return;
        }
        long now = clock.millis();
        TokenBucket bucket = buckets.computeIfAbsent(
                new Key(call.scope(), call.operation()), key -> new TokenBucket(perSecond, now));
        if (!bucket.take(now)) {
            throw AwsError.throttling();
        }
    }
}
