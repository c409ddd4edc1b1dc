package io.tocsin.quickstart.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleLinesTest {
    private final List<SampleLine> lines = lines(3_200);

    @Test
    void the_first_line_and_every_16th_after_it_is_an_error() {
        assertThat(lines.get(0).message()).contains("ERROR");
        assertThat(lines).filteredOn(line -> line.message().contains("ERROR")).hasSize(200);
    }

    @Test
    void several_services_write_text_json_and_stack_traces() {
        assertThat(lines).extracting(SampleLine::stream).contains("checkout/7f9c2b4d", "payments/[$LATEST]9e21");
        assertThat(lines.stream().map(SampleLine::stream).distinct()).hasSize(6);
        assertThat(lines).anyMatch(line -> line.message().contains("\n\tat "));
        assertThat(lines).anyMatch(line -> line.message().contains("Traceback"));
    }

    @Test
    void what_looks_like_json_is_json() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (SampleLine line : lines) {
            if (line.message().startsWith("{")) {
                assertThat(json.readTree(line.message()).path("message").asText())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void hardly_two_lines_are_the_same() {
        assertThat(lines.stream().distinct().count()).isGreaterThan(3_100);
    }

    @Test
    void every_stream_has_a_name_that_cloudwatch_accepts() {
        assertThat(lines).allMatch(line -> line.stream().matches("[^:*]{1,512}"));
    }

    private static List<SampleLine> lines(int count) {
        SampleLines lines = new SampleLines(new SplittableRandom(1), InstantSource.system());
        return Stream.generate(lines::next).limit(count).toList();
    }
}
