package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches pages from a fake CloudWatch in virtual time: requests take their time each way, and overtake each other. */
final class VirtualFetcher implements PageFetcher {
    private final FakeLogs logs;
    private final VirtualTime time;
    private final int most;
    private final List<Flight> flights = new ArrayList<>();
    private boolean stopped;
    private int mostUnderWay;

    VirtualFetcher(FakeLogs logs, VirtualTime time, int most) {
        this.logs = logs;
        this.time = time;
        this.most = most;
    }

    /** A request on its way there, or an answer on its way back. */
    private static final class Flight {
        final Fetch fetch;
        long at;

        @Nullable
        Fetched answer;

        Flight(Fetch fetch, long at) {
            this.fetch = fetch;
            this.at = at;
        }
    }

    /** How many requests were under way at a time, at most. */
    int mostUnderWay() {
        return mostUnderWay;
    }

    @Override
    public int room() {
        return most - flights.size();
    }

    @Override
    public void submit(Fetch fetch) {
        mostUnderWay = Math.max(mostUnderWay, flights.size() + 1);
        flights.add(new Flight(fetch, time.aws() + logs.latency.getAsLong()));
    }

    @Override
    public @Nullable Fetched await(Duration longest) {
        long until = time.aws() + longest.toMillis();
        while (!stopped) {
            Optional<Flight> next =
                    flights.stream().filter(flight -> flight.at <= until).min(Comparator.comparingLong(f -> f.at));
            if (next.isEmpty()) {
                time.pass(until - time.aws());
                return null;
            }
            Fetched arrived = land(next.get());
            if (arrived != null) {
                return arrived;
            }
        }
        return null;
    }

    private @Nullable Fetched land(Flight flight) {
        time.pass(Math.max(0, flight.at - time.aws()));
        if (flight.answer != null) {
            flights.remove(flight);
            return flight.answer;
        }
        flight.answer = Fetched.of(flight.fetch, logs, time);
        flight.at = time.aws() + logs.latency.getAsLong();
        return null;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
