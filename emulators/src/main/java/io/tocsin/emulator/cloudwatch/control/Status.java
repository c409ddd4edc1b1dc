package io.tocsin.emulator.cloudwatch.control;

import io.tocsin.emulator.cloudwatch.store.Accounts;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.Region;
import java.util.List;
import java.util.Map;

/**
 * How the emulator is and what it did so far.
 *
 * @param quotas whether AWS's quotas are kept
 * @param logGroups of all accounts and regions
 * @param requests by operation and by how they were answered
 * @param troubles all switches
 */
public record Status(
        long uptimeSeconds,
        boolean quotas,
        List<Group> logGroups,
        Map<String, Map<String, Long>> requests,
        Map<String, Object> troubles) {
    /** What a log group holds. */
    public record Group(String account, String region, String name, int logStreams, int events, long storedBytes) {}

    static List<Group> groups(Accounts accounts) {
        return accounts.regions().stream()
                .flatMap(region -> region.groups().values().stream().map(group -> group(region, group)))
                .toList();
    }

    private static Group group(Region region, LogGroup group) {
        return new Group(
                region.account(),
                region.name(),
                group.name(),
                group.streams().size(),
                group.events().size(),
                group.storedBytes());
    }
}
