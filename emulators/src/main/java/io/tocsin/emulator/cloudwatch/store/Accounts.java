package io.tocsin.emulator.cloudwatch.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All that is kept, by account and region. Regions come to be when they are first asked for. */
public final class Accounts {
    private record Key(String account, String region) {}

    private final Map<Key, Region> regions = new ConcurrentHashMap<>();

    /** Of all accounts. */
    public List<Region> regions() {
        return List.copyOf(regions.values());
    }

    public Region region(String account, String region) {
        return regions.computeIfAbsent(new Key(account, region), key -> new Region(account, region));
    }
}
