package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever upgrades goes on where the version before stood: what it stored is read for ever. */
class OffsetContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    List<DynamicTest> offsetsOfFormat1AreReadAsTheyWereMeant() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        samples("offsets-format-1.json")
                .properties()
                .forEach(sample -> tests.add(DynamicTest.dynamicTest(sample.getKey(), () -> check(sample.getValue()))));
        assertThat(tests).hasSize(4);
        return tests;
    }

    private static JsonNode samples(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(OffsetContractTest.class.getResourceAsStream(file), file)) {
            return JSON.readTree(in);
        }
    }

    private static void check(JsonNode sample) {
        Map<String, Object> offset =
                JSON.convertValue(sample.path("offset"), new TypeReference<Map<String, Object>>() {});
        StoredOffset stored = OffsetFormat.read(offset);
        LedgerState state = stored.resume();

        assertThat(stored.isMoved()).isFalse();
        assertThat(stored.isForOtherThan(OffsetSamples.FINGERPRINT)).isFalse();
        assertThat(state.floor()).isEqualTo(sample.path("floor").asLong());
        assertThat(state.scannedAt()).isEqualTo(sample.path("scanned_at").asLong());
        assertThat(state.lateUnderWay()).isEqualTo(late(sample.path("late_under_way")));
        assertVerdicts(state, sample.path("known"), Verdict.KNOWN);
        assertVerdicts(state, sample.path("unknown"), Verdict.NEW);
    }

    private static @Nullable LateProgress late(JsonNode late) {
        return late.isEmpty()
                ? null
                : new LateProgress(late.path(0).asLong(), late.path(1).asLong());
    }

    private static void assertVerdicts(LedgerState state, JsonNode events, Verdict expected) {
        Ledger ledger = new Ledger(state, OffsetSamples.SETTLE, new EmittedIdMemory(1 << 20));
        events.properties()
                .forEach(event -> assertThat(ledger.decide(
                                event.getKey(),
                                event.getValue().asLong(),
                                OffsetSamples.ingestionTime(event.getValue().asLong())))
                        .as(event.getKey())
                        .isEqualTo(expected));
    }
}
