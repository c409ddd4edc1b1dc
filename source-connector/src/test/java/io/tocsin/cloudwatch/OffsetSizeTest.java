package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

class OffsetSizeTest {
    /** Connect stores offsets with this converter. */
    @Test
    void isWhatConnectStores() {
        Map<String, Object> offset = new LinkedHashMap<>();
        offset.put("version", 1);
        offset.put("position", "2026-11-22T08:00:00Z");
        offset.put("state", "eJxjYGBg+/=");
        try (JsonConverter json = new JsonConverter()) {
            json.configure(Map.of("schemas.enable", false), false);

            assertThat(OffsetSize.of(offset)).isEqualTo(json.fromConnectData("offsets", null, offset).length);
        }
    }
}
