package io.tocsin.cloudwatch.scan;

import java.time.Duration;

/** Settings that differ from the defaults in some things. */
final class TunedSettings {
    private final ScanSettings defaults = ScanSettings.defaults();
    Duration settle = defaults.settle();
    ScanSettings.Tier hot = defaults.hot();
    int offsetBudget = defaults.offsetBudget();
    long memoryBudget = defaults.memoryBudget();
    ScanSettings.ReadAhead readAhead = defaults.readAhead();
    boolean inOrder = defaults.inOrder();

    ScanSettings build() {
        return new ScanSettings(
                settle,
                defaults.tip(),
                hot,
                defaults.late(),
                inOrder,
                defaults.maxCatchUp(),
                defaults.heartbeatInterval(),
                offsetBudget,
                memoryBudget,
                readAhead,
                defaults.failsWhenDenied());
    }
}
