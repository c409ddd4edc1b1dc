package io.tocsin.it.deployment;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged source with no key of its own, in a process whose surroundings give it a role. */
class RolesTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/tocsin-source";

    private final TokenService service = new TokenService();
    private final ProcessStage stage = new ProcessStage(
            "roles",
            CloudWatchEmulator.start(0),
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()));

    @TempDir
    private Path directory;

    RolesTest() throws IOException {}

    @AfterEach
    void stop() {
        stage.close();
        service.close();
    }

    /** IRSA: the webhook of EKS sets the two variables. */
    @Test
    void a_service_account_s_role_is_assumed_with_its_token() throws IOException {
        assertReads(Map.of(
                "AWS_ROLE_ARN",
                ROLE,
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                token().toString(),
                "AWS_REGION",
                "eu-west-1",
                "AWS_ENDPOINT_URL_STS",
                service.url().toString()));

        assertThat(service.asked())
                .anySatisfy(request -> assertThat(request)
                        .contains("AssumeRoleWithWebIdentity", "WebIdentityToken=a-token", "role%2Ftocsin-source"));
    }

    /** EKS Pod Identity and ECS set such variables. */
    @Test
    void a_container_s_credentials_are_fetched_from_its_agent() throws IOException {
        assertReads(Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                service.url() + "/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                token().toString()));

        assertThat(service.asked()).contains("GET /v1/credentials a-token ");
    }

    @Test
    void an_instance_s_role_is_taken_from_its_metadata() throws IOException {
        assertReads(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", service.url().toString()));

        assertThat(service.asked()).anySatisfy(request -> assertThat(request).contains("/tocsin-source"));
    }

    private Path token() throws IOException {
        return Files.writeString(directory.resolve("token"), "a-token");
    }

    private void assertReads(Map<String, String> environment) throws IOException {
        WorkerOptions options = WorkerOptions.defaults().quickToStart();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            options = options.environment(variable.getKey(), variable.getValue());
        }
        stage.worker("worker", options).start();
        try (Scenario scenario = new Scenario(stage, "role")) {
            Map<String, String> config = scenario.sourceConfig();
            config.remove("aws.access.key.id");
            config.remove("aws.secret.access.key");
            scenario.deploySource(config);
            scenario.put("ERROR that a role may read.");
            patiently("the event").until(() -> scenario.inTopic().size() == 1);
        }
    }
}
