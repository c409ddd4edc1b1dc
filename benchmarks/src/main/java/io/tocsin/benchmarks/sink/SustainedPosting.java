package io.tocsin.benchmarks.sink;

import io.tocsin.benchmarks.report.BarChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** How much of the allowed rate the sink uses while records wait, each to become a message of its own. */
public final class SustainedPosting {
    private static final int SECONDS = Integer.getInteger("seconds", 160);
    /** The sink's own, one below the emulator's. */
    private static final int BURST = 9;

    private static final int STRETCHES = 8;
    private static final long LOOK_NANOS = 200_000_000L;

    private SustainedPosting() {}

    public static void main(String[] args) throws Exception {
        Table table = Table.of("allowed", "messages", "took", "of the allowed rate", "worst eighth", "HTTP 429");
        BarChart chart = new BarChart("Posting while records wait", "% of the allowed rate", List.of("used"));
        for (int rate : new int[] {1, 10}) {
            int messages = rate == 1 ? SECONDS : SECONDS * rate / 4;
            SlackOptions options = SlackOptions.defaults().withPace(rate, BURST + 1);
            try (SinkRig rig = SinkRig.start("sustained", options, WorkerOptions.defaults())) {
                List<Instant> times = posted(rig, rate, messages + BURST);
                table = table.row(row(rate, times, rig.slack().counters().refused()));
                chart = chart.group(rate + " a second", 100 * share(times, rate));
            }
        }
        Report.publish("sustained", table, chart);
    }

    /** When each message was posted, but for those of the burst. */
    private static List<Instant> posted(SinkRig rig, int rate, int records) {
        rig.write("backlog", IntStream.range(0, records).mapToObj(number -> "ERROR order " + number + " failed"));
        rig.sink("backlog", Map.of("delivery.mode", "individual", "rate.per.second", Integer.toString(rate)));
        while (rig.messages("backlog").size() < records) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return rig.messages("backlog").stream()
                .map(PostedMessage::postedAt)
                .skip(BURST)
                .toList();
    }

    private static String[] row(int rate, List<Instant> times, Map<String, Long> refused) {
        List<Double> shares = new ArrayList<>();
        int length = times.size() / STRETCHES;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            shares.add(share(times.subList(stretch * length, (stretch + 1) * length), rate));
        }
        return new String[] {
            rate + " a second",
            Integer.toString(times.size()),
            String.format(Locale.ROOT, "%.1f s", seconds(times)),
            percent(share(times, rate)),
            percent(shares.stream().min(Double::compare).orElseThrow()),
            Long.toString(refused.getOrDefault("rate_limited", 0L))
        };
    }

    private static double share(List<Instant> times, int rate) {
        return (times.size() - 1) / seconds(times) / rate;
    }

    private static double seconds(List<Instant> times) {
        return Duration.between(times.get(0), times.get(times.size() - 1)).toNanos() / 1e9;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
