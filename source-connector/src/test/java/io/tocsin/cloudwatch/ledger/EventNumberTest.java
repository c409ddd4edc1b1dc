package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000000000000000000000000000000000000000000000000000000",
                "99999999999999999999999999999999999999999999999999999999",
                "34028236692093846346337460743176821145600000000000000000"
            })
    void isItAtTheEndsToo(String digits) {
        BigInteger number = new BigInteger(digits);

        assertThat(EventNumber.parse(digits))
                .isEqualTo(new EventNumber(
                        number.shiftRight(128).longValue(),
                        number.shiftRight(64).longValue(),
                        number.longValue()));
    }

    @ParameterizedTest
    @ValueSource(chars = {'/', ':', ' ', '-', 'a', '\u0663', '\uffff'})
    void anythingButADigitMakesItNone(char other) {
        for (int i = 0; i < 56; i++) {
            StringBuilder id = new StringBuilder(LEAST.toString());
            id.setCharAt(i, other);

            assertThat(EventNumber.parse(id.toString())).isNull();
        }
    }

    @Test
    void aLeadingZeroOrAnotherLengthMakesItNone() {
        assertThat(EventNumber.parse("0" + LEAST.toString().substring(1))).isNull();
        assertThat(EventNumber.parse(LEAST + "0")).isNull();
        assertThat(EventNumber.parse(LEAST.toString().substring(1))).isNull();
        assertThat(EventNumber.parse("")).isNull();
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
