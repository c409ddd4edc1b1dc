package io.tocsin.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.quickstart.plan.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsCredentialsTest {
    @TempDir
    private Path home;

    @Test
    void without_any_it_says_what_to_set() {
        assertRefused(Map.of(), null, "set AWS_ACCESS_KEY_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI"})
    void the_environment_may_have_them(String variable) {
        assertFound(Map.of(variable, "x"), null, false);
    }

    @Test
    void the_instance_may_have_them_unless_that_is_switched_off() {
        assertFound(Map.of(), null, true);
        AwsCredentials off = new AwsCredentials(Map.of("AWS_EC2_METADATA_DISABLED", "true"), home, () -> true);
        assertThatThrownBy(() -> off.check(null)).isInstanceOf(Refusal.class);
    }

    @Test
    void shared_files_may_have_them() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile  reader]\nregion = eu-west-1\n");
        Files.writeString(home.resolve(".aws/credentials"), "[default]\naws_access_key_id = x\n");
        assertFound(Map.of(), null, false);
        assertFound(Map.of(), "reader", false);
        assertFound(Map.of("AWS_PROFILE", "reader"), null, false);
    }

    @Test
    void a_profile_that_is_not_there_is_named() {
        assertRefused(Map.of("AWS_ACCESS_KEY_ID", "x"), "writer", "no AWS profile writer in");
        assertRefused(Map.of("AWS_PROFILE", "writer"), null, "no AWS profile writer in");
    }

    private void assertFound(Map<String, String> environment, @Nullable String profile, boolean instance) {
        assertThatCode(() -> new AwsCredentials(environment, home, () -> instance).check(profile))
                .doesNotThrowAnyException();
    }

    private void assertRefused(Map<String, String> environment, @Nullable String profile, String reason) {
        assertThatThrownBy(() -> new AwsCredentials(environment, home, () -> false).check(profile))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }
}
