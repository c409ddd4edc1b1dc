package io.tocsin.cloudwatch.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** Offsets of connectors that select no streams go on as they are. */
    @Test
    void thePatternAloneIsItsOwnIdentity() {
        assertThat(Selection.matching("ERROR").identity()).isEqualTo("ERROR");
    }

    @Test
    void otherSelectionsHaveOtherIdentities() {
        assertThat(Stream.of(
                                Selection.matching("ERROR"),
                                Selection.matching("FATAL"),
                                new Selection("ERROR", List.of("a"), null, false),
                                new Selection("ERROR", List.of("a", "b"), null, false),
                                new Selection("ERROR", List.of("a b"), null, false),
                                new Selection("ERROR", List.of(), "a", false),
                                new Selection("ERROR", List.of(), null, true),
                                new Selection("ERROR", List.of("a"), null, true))
                        .map(Selection::identity))
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfLogStreamsDoesNotMatter() {
        assertThat(new Selection("", List.of("a", "b"), null, false).identity())
                .isEqualTo(new Selection("", List.of("b", "a"), null, false).identity());
    }
}
