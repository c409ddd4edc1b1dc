package io.tocsin.it.compatibility;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A source whose account is told only after it has run: its offset is moved, and only that is taken for a rewind. */
record AccountLater(ProcessStage stage, Scenario scenario) {

    void check() throws IOException {
        Map<String, String> source = scenario.sourceConfig();
        source.put("heartbeat.interval.ms", "1000");
        String account = source.remove("aws.account.id");
        scenario.deploySource(source);
        scenario.put("ERROR before.");
        patiently("an offset without account").until(() -> accounts().equals(List.of("")));
        patiently("the event").until(() -> scenario.inTopic().size() == 1);

        source.put("aws.account.id", account);
        stage.rest().put("/connectors/" + scenario.source() + "/config", source);
        patiently("one offset, with the account").until(() -> accounts().equals(List.of(account)));
        scenario.put("ERROR after.");
        patiently("both events").until(() -> scenario.inTopic().size() > 1);
        assertThat(scenario.inTopic()).containsExactly("ERROR before.", "ERROR after.");

        scenario.connectors().stop(scenario.source());
        assertThatThrownBy(this::rewindWithoutAccount)
                .isInstanceOf(ConnectRest.Refused.class)
                .hasMessageContaining("reads it under")
                .hasMessageContaining(account);
    }

    /** Of the partitions that have an offset. */
    private List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        scenario.connectors()
                .offsets(scenario.source())
                .path("offsets")
                .forEach(stored -> accounts.add(stored.at("/partition/account").asText()));
        return accounts;
    }

    private void rewindWithoutAccount() throws IOException {
        Map<String, String> partition = Map.of(
                "region", "eu-west-1", "log_group", scenario.sourceConfig().get("log.groups"));
        stage.rest()
                .patch(
                        "/connectors/" + scenario.source() + "/offsets",
                        Map.of(
                                "offsets",
                                List.of(Map.of(
                                        "partition",
                                        partition,
                                        "offset",
                                        Map.of("position", "2026-11-22T08:00:00Z")))));
    }
}
