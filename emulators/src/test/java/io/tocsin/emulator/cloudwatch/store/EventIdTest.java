package io.tocsin.emulator.cloudwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdTest {
    @Test
    void aPublishedIdIsMadeOfTheFieldsOfItsEvent() {
        BigInteger published = new BigInteger("31132629274945519779805322857203735586714454643391594505");
        Position position = new Position(
                1396035378988L, 1396035394997L, published.shiftRight(16).longValue(), 9);

        assertThat(EventId.of(position)).isEqualTo(published.toString());
    }

    @Test
    void anIdOfOurDayHas56Digits() {
        assertThat(EventId.of(new Position(1795342951334L, 1795342951863L, -1, 9_999)))
                .hasSize(56);
    }

    @Test
    void theSmallestIdIsZero() {
        assertThat(EventId.of(Position.before(0))).isEqualTo("0");
    }

    @Test
    void idsAreTheNumbersThatTheStructureGives() {
        assertThat(positions()).allSatisfy(at -> assertThat(EventId.of(at)).isEqualTo(byDefinition(at)));
    }

    @Test
    void numericOrderOfIdsIsTheOrderOfEvents() {
        List<Position> sorted = positions().stream().sorted().toList();

        assertThat(sorted).extracting(at -> new BigInteger(EventId.of(at))).isSorted();
    }

    /** Close together, so that each part of the order decides at times. */
    private static List<Position> positions() {
        SplittableRandom random = new SplittableRandom(42);
        return Stream.generate(() -> new Position(
                        1795342951334L + random.nextInt(3),
                        1795342951863L + random.nextInt(3),
                        random.nextInt(4) - 2L,
                        random.nextInt(10_000)))
                .limit(1_000)
                .toList();
    }

    private static String byDefinition(Position at) {
        return BigInteger.valueOf(at.timestamp())
                .shiftLeft(144)
                .or(BigInteger.valueOf(at.ingestionTime()).shiftLeft(80))
                .or(new BigInteger(Long.toUnsignedString(at.requestId())).shiftLeft(16))
                .or(BigInteger.valueOf(at.index()))
                .toString();
    }
}
