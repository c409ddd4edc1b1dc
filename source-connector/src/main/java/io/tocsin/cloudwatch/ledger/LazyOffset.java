package io.tocsin.cloudwatch.ledger;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An offset that encodes itself when it is first read. Connect reads few of the offsets it is given, on threads of its own, and
 * keeps records in hash maps meanwhile: so it hashes and equals by identity.
 */
final class LazyOffset extends AbstractMap<String, Object> {
    private final LedgerState state;
    private final String fingerprint;
    private volatile @Nullable Map<String, Object> encoded;

    LazyOffset(LedgerState state, String fingerprint) {
        this.state = state;
        this.fingerprint = fingerprint;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> known = encoded;
        if (known == null) { // two threads may both encode: they get the same
            known = encode();
            encoded = known;
        }
        return known.entrySet();
    }

    private Map<String, Object> encode() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(OffsetFormat.VERSION, OffsetFormat.CURRENT_VERSION);
        map.put(OffsetFormat.POSITION, Position.format(state.position()));
        map.put(OffsetFormat.FINGERPRINT, fingerprint);
        map.put(OffsetFormat.STATE, StateCodec.encode(state));
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
