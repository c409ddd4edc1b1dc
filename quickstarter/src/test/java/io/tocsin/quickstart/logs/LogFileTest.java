package io.tocsin.quickstart.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final LogGroup group = LogGroup.open(cloudWatch.endpoint(), "eu-west-1", "/shop", InstantSource.system());

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        cloudWatch.close();
    }

    @Test
    void every_line_but_the_empty_ones_is_put() throws IOException {
        Path file = write("INFO a\n\nERROR b\r\nERROR b\n");
        assertThat(feed(file)).isEqualTo(3);
        assertThat(group.count()).isEqualTo(3);
        assertThat(group.countMatching("ERROR")).isEqualTo(2);
        assertThat(group.countIn("app.log")).isEqualTo(3);
    }

    @Test
    void many_lines_take_several_requests() throws IOException {
        String lines = IntStream.range(0, 12_345)
                .mapToObj(i -> (i % 5 == 0 ? "ERROR " : "INFO ") + i)
                .collect(Collectors.joining("\n"));
        assertThat(feed(write(lines))).isEqualTo(12_345);
        assertThat(group.count()).isEqualTo(12_345);
        assertThat(group.countMatching("ERROR")).isEqualTo(2_469);
    }

    @Test
    void a_second_feeding_puts_only_what_was_added() throws IOException {
        Path file = write("one\n\ntwo\n");
        feed(file);
        Files.writeString(file, "one\n\ntwo\n\nthree\n");
        assertThat(feed(file)).isEqualTo(1);
        assertThat(group.count()).isEqualTo(3);
        assertThat(group.countMatching("three")).isEqualTo(1);
    }

    @Test
    void feeding_leaves_off_when_told_to() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        long put = new LogFile(write("1\n2\n3\n4\n"), group).feed(() -> asked.incrementAndGet() > 2);
        assertThat(put).isEqualTo(2);
        assertThat(group.count()).isEqualTo(2);
    }

    @Test
    void the_beginning_of_a_line_too_long_for_a_request_is_put() throws IOException {
        feed(write("ERROR " + "é".repeat(600_000) + " end\nERROR short\n"));
        assertThat(group.countMatching("ERROR")).isEqualTo(2);
        assertThat(group.countMatching("end")).isZero();
    }

    @Test
    void bytes_that_are_no_utf8_do_not_end_the_feeding() throws IOException {
        Path file = Files.write(
                directory.resolve("latin1.log"), "caf\u00e9\nERROR\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(feed(file)).isEqualTo(2);
    }

    @Test
    void a_file_whose_name_no_stream_may_have_is_put_under_another() throws IOException {
        Path file = Files.writeString(directory.resolve("a:b*c.log"), "x\n");
        feed(file);
        assertThat(group.countIn("a_b_c.log")).isEqualTo(1);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("app.log"), text);
    }

    private long feed(Path file) throws IOException {
        return new LogFile(file, group).feed(() -> false);
    }
}
