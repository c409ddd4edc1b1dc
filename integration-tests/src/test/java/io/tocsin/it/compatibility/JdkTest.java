package io.tocsin.it.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tocsin.it.cluster.Jdk;
import org.junit.jupiter.api.Test;

class JdkTest {
    @Test
    void the_jdk_that_runs_the_tests_is_known() {
        assertThat(Jdk.own().feature()).isGreaterThanOrEqualTo(17);
        assertThat(Jdk.own().home().resolve("bin").resolve("java")).isExecutable();
    }

    /** Left out where there is none, so that it is told that the plugins were tried on one JDK alone; but not in CI. */
    @Test
    void another_jdk_with_long_term_support_is_installed_beside_it() {
        String missing =
                "a JDK with long-term support beside that in " + Jdk.own().home();
        assumeThat(Jdk.otherLts().isPresent() || System.getenv("CI") != null)
                .as(missing)
                .isTrue();
        assertThat(Jdk.otherLts())
                .as(missing)
                .hasValueSatisfying(jdk -> assertThat(jdk.feature())
                        .isGreaterThanOrEqualTo(17)
                        .isNotEqualTo(Jdk.own().feature()));
    }
}
