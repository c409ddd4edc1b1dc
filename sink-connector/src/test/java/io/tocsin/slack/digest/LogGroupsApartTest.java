package io.tocsin.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that differ only in what is masked in texts are names of different things. */
class LogGroupsApartTest {
    private final MessageRenderer renderer = Records.renderer();

    private Gist gist(String field, String value) {
        Map<String, Object> event = new LinkedHashMap<>(Map.of(
                "message", "ERROR down", "log_group", "payments", "account", "111111111111", "region", "eu-west-1"));
        event.put(field, value);
        return renderer.read(Records.record(event)).gist();
    }

    /** As a transform leaves it that keeps the message and the log group alone. */
    private Gist trimmed(String account) {
        SinkRecord record = Records.record(Map.of("message", "ERROR down", "log_group", "payments"));
        record.headers().addString("cloudwatch.account", account);
        return renderer.read(record).gist();
    }

    @Test
    void neitherDoesAMessageMixAccountsThatOnlyTheHeadersTell() {
        Bundle bundle = new Bundle(trimmed("111111111111"));

        assertThat(bundle.add(trimmed("222222222222"))).isFalse();
        assertThat(bundle.add(trimmed("111111111111"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log_group", "account", "region"})
    void neitherAMessageNorAKindMixesThem(String field) {
        List<Gist> gists = List.of(
                gist(field, "payments-1"),
                gist(field, "payments-2"),
                gist(field, "payments-3"),
                gist(field, "payments-1"));
        Bundle bundle = new Bundle(gists.get(0));
        Round round = new Round();
        gists.forEach(round::add);

        assertThat(bundle.add(gists.get(1))).isFalse();
        assertThat(bundle.add(gists.get(2))).isFalse();
        assertThat(bundle.add(gists.get(3))).isTrue();
        assertThat(Told.of(round.notices("Digest").get(0)).header()).isEqualTo("Digest · 4 records of 3 kinds");
    }
}
