package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR",
                "?ERROR ?WARN -DEBUG",
                "\"a phrase with \\\" in it\"",
                "%AUTH[0-9]{2}%",
                "{ $.level = \"error\" && ($.code > 500 || $.tags[0] = \"}\") }",
                "{ $.message = %[{(]% }",
                "[ip, user, ..., status = 4*, bytes > 1000]",
                "[w1=\"[ERROR\", w2]",
                "[]"
            })
    void acceptsWhatMayBeRight(String pattern) {
        assertThat(FilterPatternCheck.complaint(pattern)).isEmpty();
    }

    @Test
    void acceptsTheLongestPatternAndRefusesALongerOne() {
        assertThat(FilterPatternCheck.complaint("x".repeat(1024))).isEmpty();
        assertThat(FilterPatternCheck.complaint("x".repeat(1025)))
                .hasValueSatisfying(words -> assertThat(words).contains("1025 characters", "at most 1024"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{ ($.a = 1 }", "{ $.a[0 = 1 }", "[a, b)]", "\"", "\"a\\\"", "{ $.a = \"x }"})
    void refusesWhatCannotBeRight(String pattern) {
        assertThat(FilterPatternCheck.complaint(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?ERROR WARN", "?ERROR -DEBUG", "?\"a b\" ?c d"})
    void noticesOptionalTermsThatWillBeIgnored(String pattern) {
        assertThat(FilterPatternCheck.ignoresOptionalTerms(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?A ?B", "?\"a ?b\" ?c", "A B -C", "{ $.a = ?b }", "[a, ?]"})
    void isSilentOtherwise(String pattern) {
        assertThat(FilterPatternCheck.ignoresOptionalTerms(pattern)).isFalse();
    }
}
