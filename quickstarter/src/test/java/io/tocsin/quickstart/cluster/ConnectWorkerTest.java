package io.tocsin.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectWorkerTest {
    @Test
    void a_distributed_worker_serves_on_a_broker_of_this_jvm(@TempDir Path directory) throws Exception {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        try (Broker broker = Broker.start(directory, 0);
                ConnectWorker worker = ConnectWorker.start(WorkerSettings.distributed(broker, plugins))) {
            ConnectRest rest = new ConnectRest(worker.url());
            await().until(rest::isReady);
            assertThat(rest.get("/").path("version").asText()).startsWith("4.");
            assertThat(rest.get("/connectors")).isEmpty();
            assertThatThrownBy(() -> rest.deploy("x", Map.of("connector.class", "no.such.Connector")))
                    .isInstanceOf(ConnectRest.Refused.class)
                    .hasMessageContaining("no.such.Connector");
        }
    }

    @Test
    void a_standalone_worker_serves_too(@TempDir Path directory) throws Exception {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        try (Broker broker = Broker.start(directory, 0);
                ConnectWorker worker =
                        ConnectWorker.start(WorkerSettings.standalone(broker, plugins, directory.resolve("offsets")))) {
            await().until(new ConnectRest(worker.url())::isReady);
        }
    }

    @Test
    void a_broker_serves_again_what_an_earlier_one_kept(@TempDir Path directory) throws Exception {
        try (Broker broker = Broker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic("kept", 1, (short) 1))).all().get();
        }
        try (Broker broker = Broker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }
}
