package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.redaction.Redactor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that are too long for one message, told in several. */
class SplitTest {
    private static final int MOST = 4;

    private static MessageRenderer renderer(Preset preset) {
        Layout layout = Layout.of(Design.of(preset), (setting, problem) -> {
            throw new AssertionError(setting + ": " + problem);
        });
        return new MessageRenderer(Redactor.none(), layout, MOST);
    }

    private static List<Posted> posted(String text) {
        return renderer(Preset.CLOUDWATCH).read(Records.event(text)).messages().stream()
                .map(Posted::of)
                .toList();
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(line -> "line " + line + " of a very long ERROR")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aTextThatFitsIsOneMessageWithoutANumber() {
        assertThat(posted(lines(3)))
                .singleElement()
                .satisfies(message -> assertThat(message.header()).isEqualTo("ERROR · payments"));
    }

    @Test
    void aLongTextIsShownWholeInSeveral() {
        String text = lines(500);
        List<Posted> parts = posted(text);

        assertThat(parts)
                .extracting(Posted::header)
                .containsExactly("ERROR · payments (1/3)", "ERROR · payments (2/3)", "ERROR · payments (3/3)");
        assertThat(parts.stream().map(Posted::logText).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(parts.get(0).logText()).endsWith("\n");
        assertThat(parts).flatExtracting(Posted::smallPrint).noneMatch(line -> line.startsWith("Cut"));
    }

    @Test
    void whatIsLongerThanAllPartsIsCutOffTheLastWhichSaysSo() {
        String text = "x".repeat(MOST * Limits.LOG_TEXT + 1_234);
        List<Posted> parts = posted(text);

        assertThat(parts).hasSize(MOST);
        assertThat(parts.get(MOST - 1).smallPrint()).contains("Cut: 1,234 of 25,234 characters are not shown.");
        assertThat(parts.get(0).smallPrint()).noneMatch(line -> line.startsWith("Cut"));
    }

    @ParameterizedTest
    @EnumSource
    void noPartOfAHostileTextIsRefused(Preset preset) {
        MessageRenderer renderer = renderer(preset);
        EmulatedRules slack = new EmulatedRules();
        for (long seed = 0; seed < 60; seed++) {
            for (SlackMessage part : renderer.read(HostileRecords.draw(new SplittableRandom(seed)))
                    .messages()) {
                slack.take(preset + ", seed " + seed, Posted.of(part).body);
                slack.take(preset + ", seed " + seed, Posted.of(part.simplified()).body);
            }
        }
    }
}
