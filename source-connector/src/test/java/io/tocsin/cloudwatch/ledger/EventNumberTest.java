package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventNumberTest {
    private static final BigInteger LEAST = BigInteger.TEN.pow(55);

    @Test
    void isTheNumberThatTheDigitsAre() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            BigInteger number = new BigInteger(185, random).add(LEAST);

            EventNumber parsed = EventNumber.parse(number.toString());

            assertThat(parsed)
                    .isEqualTo(new EventNumber(
                            number.shiftRight(128).longValue(),
                            number.shiftRight(64).longValue(),
                            number.longValue()));
        }
    }

    @Test
    void holdsItsPartsUpToTheirLargestValues() {
        Random random = new Random(8);
        for (int i = 0; i < 10_000; i++) {
            long timestamp = (1L << 40) + random.nextLong(1L << 40);
            long ingestionTime = random.nextLong(Long.MAX_VALUE);
            Emitted event = new Emitted(timestamp, ingestionTime, random.nextLong(), random.nextInt(1 << 16), null);

            assertThat(Emitted.of(event.id(), timestamp, ingestionTime)).isEqualTo(event);
        }
    }
}
