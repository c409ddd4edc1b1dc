package io.tocsin.emulator.cloudwatch.wire;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * When a request was signed, by the clock of its client. It is judged only where AWS's clock is told to differ from the emulator's.
 *
 * @param header as the request has it, such as {@code 20261122T080000Z}; null if it has none
 */
record SignatureDate(@Nullable String header) {
    private static final HttpString NAME = new HttpString("X-Amz-Date");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    static SignatureDate of(HttpServerExchange exchange) {
        return new SignatureDate(exchange.getRequestHeaders().getFirst(NAME));
    }

    /** @throws AwsError if it is too far from AWS's time */
    void check(InstantSource clock, Fate fate) {
        if (fate.dateSkew().isZero() || header == null) {
            return;
        }
        Instant now = clock.instant().plus(fate.dateSkew());
        Instant signed = signed(header);
        if (signed.isBefore(now.minus(TOLERANCE))) {
            throw AwsError.invalidSignature("Signature expired: " + header + " is now earlier than "
                    + FORMAT.format(now.minus(TOLERANCE)) + " (" + FORMAT.format(now) + " - 5 min.)");
        }
        if (signed.isAfter(now.plus(TOLERANCE))) {
            throw AwsError.invalidSignature("Signature not yet current: " + header + " is still later than "
                    + FORMAT.format(now.plus(TOLERANCE)) + " (" + FORMAT.format(now) + " + 5 min.)");
        }
    }

    private static Instant signed(String header) {
        try {
            return FORMAT.parse(header, Instant::from);
        } catch (DateTimeParseException e) {
            throw AwsError.invalidSignature("Date in X-Amz-Date is not of the form yyyyMMdd'T'HHmmss'Z': " + header);
        }
    }
}
