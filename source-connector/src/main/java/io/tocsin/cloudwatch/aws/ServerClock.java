package io.tocsin.cloudwatch.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Reads AWS's clock off a response. */
final class ServerClock {
    /** The Date header counts in seconds. */
    private static final long RESOLUTION = 1_000;

    private ServerClock() {}

    /**
     * A moment on the server's clock at or before which it began to serve the request. An answer without a usable Date is
     * dated by this machine's clock; AWS dates all of its answers.
     *
     * @param sent when the request left, on this machine's clock
     * @param received when the answer was there, on this machine's clock
     */
    static long startedAt(SdkHttpResponse response, long sent, long received) {
        long roundTrip = Math.max(0, received - sent);
        long answered = date(response).map(Instant::toEpochMilli).orElse(received);
        return answered - roundTrip - RESOLUTION;
    }

    private static Optional<Instant> date(SdkHttpResponse response) {
        return response.firstMatchingHeader("Date").flatMap(ServerClock::parse);
    }

    private static Optional<Instant> parse(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
