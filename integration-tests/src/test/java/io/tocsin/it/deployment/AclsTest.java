package io.tocsin.it.deployment;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.TopicReader;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import io.tocsin.it.guide.Guide;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that may do at the brokers what {@code config/strimzi/kafka-user.yaml} says, and no more. */
class AclsTest {
    private static final String SOURCE = "cloudwatch-logs-source";
    private static final String SINK = "slack-sink";

    private final KafkaUser user;
    private final SecuredBroker secured;
    private final ProcessStage stage;

    AclsTest() throws Exception {
        user = KafkaUser.committed();
        secured = new SecuredBroker(user.name());
        stage = new ProcessStage(
                "tocsin-connect",
                CloudWatchEmulator.start(0),
                SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()),
                secured::change);
    }

    @BeforeEach
    void allow() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stage.bootstrapServers()))) {
            admin.createAcls(user.acls()).all().get();
        }
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void all_that_is_allowed_is_needed_and_nothing_else_is_wanted() throws Exception {
        WorkerProcess worker =
                stage.worker("allowed", secured.client(WorkerOptions.defaults().quickToStart()));
        worker.start();
        deploy();
        put("ERROR one.");
        awaitInSlack("ERROR one.");
        refuseInSlack();
        put("ERROR that Slack refuses.");
        patiently("dead letter").until(() -> deadLetters() == 1);
        worker.kill();
        worker.start();
        stage.connectors().awaitRunning(SOURCE);
        put("ERROR after a restart.");
        awaitInSlack("ERROR after a restart.");
        forgetOffsets();

        Decisions decisions = Decisions.named(user.name());
        assertSoftly(softly -> {
            softly.assertThat(decisions.denied(user.name())).isEmpty();
            softly.assertThat(user.acls()).isNotEmpty().allMatch(decisions::needed);
        });
    }

    @Test
    void the_command_of_the_page_allows_one_of_them(@TempDir Path directory) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stage.bootstrapServers()))) {
            AclBindingFilter one = user.acls().stream()
                    .filter(acl -> acl.pattern().name().equals("tocsin-connect-" + SOURCE + "-")
                            && acl.entry().operation() == AclOperation.WRITE)
                    .findFirst()
                    .orElseThrow()
                    .toFilter();
            admin.deleteAcls(List.of(one)).all().get();
            new Guide("permissions.md", AclsTest.class, directory)
                    .replacing("BROKER", stage.bootstrapServers())
                    .follow("At the brokers");
            assertThat(admin.describeAcls(one).values().get()).hasSize(1);
        }
    }

    /** With the names that {@code config/} has, as the ACLs are made for them. */
    private void deploy() throws Exception {
        Map<String, String> source = Checkout.connectorConfig("config/source/emulator.json");
        Map<String, String> sink = Checkout.connectorConfig("config/sink/emulator.json");
        sink.put("errors.tolerance", "all");
        sink.put("errors.deadletterqueue.topic.name", "log-events-dead-letters");
        sink.put("errors.deadletterqueue.topic.replication.factor", "1");
        stage.region().createLogGroup("/shop/production");
        stage.slack().channelId("alerts");
        stage.connectors().post(SOURCE, source);
        stage.connectors().post(SINK, sink);
    }

    private void put(String message) {
        stage.region().put("/shop/production", "stream", message);
    }

    private void awaitInSlack(String text) {
        patiently(text)
                .until(() -> stage.slack().messages("alerts").stream()
                        .anyMatch(message -> message.text().contains(text)));
    }

    /** In whatever form. */
    private void refuseInSlack() {
        stage.slack()
                .control()
                .trouble(Trouble.of(Kind.ERROR)
                        .in("alerts")
                        .containing("that Slack refuses")
                        .withError("invalid_blocks")
                        .times(0));
    }

    private int deadLetters() {
        try (TopicReader reader = new TopicReader(stage.bootstrapServers(), "log-events-dead-letters")) {
            return reader.messages().size();
        }
    }

    private void forgetOffsets() {
        Connectors connectors = stage.connectors();
        for (String connector : new String[] {SOURCE, SINK}) {
            connectors.stop(connector);
            stage.rest().delete("/connectors/" + connector + "/offsets");
        }
    }
}
