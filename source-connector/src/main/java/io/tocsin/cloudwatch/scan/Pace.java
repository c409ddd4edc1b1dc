package io.tocsin.cloudwatch.scan;

import java.time.Duration;

/**
 * How often groups can be asked for their newest events. One request of each tier for each group is the least that scanning takes;
 * where events are many, it takes more.
 */
public final class Pace {
    /** What late scans take at most while the others need the rest. */
    private static final double LATE_SHARE = .2;

    private Pace() {}

    /**
     * The interval of tip scans that can be kept: the one that is set, or a longer one where the requests do not suffice.
     *
     * @param groups how many groups a task scans
     * @param perSecond how many requests a second it may send; positive
     */
    public static Duration keepable(ScanSettings settings, int groups, double perSecond) {
        double live = perSecond - Math.min(groups / seconds(settings.late().every()), LATE_SHARE * perSecond);
        double tip = seconds(settings.tip().every());
        double hot = seconds(settings.hot().every());
        if (groups / tip + groups / hot <= live) {
            return settings.tip().every();
        }
        double afterHot = live - groups / hot;
        double alone = afterHot > 0 ? groups / afterHot : Double.MAX_VALUE;
        // Where not even hot scans keep their interval, both tiers take turns.
        double keepable = alone <= hot ? alone : 2 * groups / live;
        return Duration.ofMillis((long) Math.ceil(keepable * 1_000));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
