package io.tocsin.emulator.cloudwatch.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroublesTest {
    private static Troubles change(String json) throws JsonProcessingException {
        return TroublesJson.change(Troubles.none(), new ObjectMapper().readTree(json));
    }

    @Test
    void aChangeLeavesOtherSwitchesAlone() throws Exception {
        Troubles before = change("{\"throttledShare\": 0.5, \"seed\": 3, \"operations\": [\"PutLogEvents\"]}");

        Troubles after = TroublesJson.change(before, new ObjectMapper().readTree("{\"droppedShare\": 0.25}"));

        assertThat(after.get(Switch.THROTTLED_SHARE)).isEqualTo(0.5);
        assertThat(after.get(Switch.DROPPED_SHARE)).isEqualTo(0.25);
        assertThat(after.seed()).isEqualTo(3);
        assertThat(after.concerns("PutLogEvents")).isTrue();
        assertThat(after.concerns("FilterLogEvents")).isFalse();
    }

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        Troubles troubles =
                Troubles.none().withSeed(9).withOperations("GetLogEvents").with(Switch.HALF_SENT_SHARE, 1);
        ObjectMapper json = new ObjectMapper();

        String text = json.writeValueAsString(TroublesJson.write(troubles));

        assertThat(TroublesJson.write(change(text))).isEqualTo(TroublesJson.write(troubles));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
                    []¦expected a JSON object
                    {"throttledShare": 1.5}¦throttledShare is 1.5, but must be from 0.0 to 1.0
                    {"latencyMedianMillis": -1}¦latencyMedianMillis is -1.0, but must be from 0.0 to 60000.0
                    {"throttledShare": "much"}¦throttledShare is "much", but must be a number
                    {"trottledShare": 1}¦there is no switch 'trottledShare', only [latencyMedianMillis, latencyP99Millis
                    """)
    void whatIsWrongIsNamed(String json, String problem) {
        assertThatThrownBy(() -> change(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void latencyIsDistributedAsAskedFor() {
        TroubleMaker maker = new TroubleMaker(
                Troubles.none().with(Switch.LATENCY_MEDIAN_MILLIS, 100).with(Switch.LATENCY_P99_MILLIS, 1_000));

        long[] sorted = IntStream.range(0, 10_000)
                .mapToLong(i -> maker.fate("any").latency().toMillis())
                .sorted()
                .toArray();

        assertThat(sorted[5_000]).isBetween(95L, 105L);
        assertThat(sorted[9_900]).isBetween(900L, 1_100L);
    }

    @Test
    void aSwitchHitsItsShareWhateverTheOthersDo() {
        TroubleMaker alone = new TroubleMaker(Troubles.none().with(Switch.OUT_OF_ORDER_SHARE, 0.2));
        TroubleMaker amongOthers = new TroubleMaker(
                Troubles.none().with(Switch.OUT_OF_ORDER_SHARE, 0.2).with(Switch.REPEATED_TOKEN_SHARE, 0.5));

        boolean[] hits = new boolean[5_000];
        int count = 0;
        for (int i = 0; i < hits.length; i++) {
            amongOthers.repeatedToken();
            hits[i] = amongOthers.outOfOrder();
            assertThat(hits[i]).isEqualTo(alone.outOfOrder());
            count += hits[i] ? 1 : 0;
        }

        assertThat(count).isBetween(900, 1_100);
    }
}
