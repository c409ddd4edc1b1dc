package io.tocsin.emulator.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolTest {
    private static final String AWS_1 = "aws-cli/1.45.11 Python/3.11.7 Linux/6.18.44 botocore/1.43.11";
    private static final String AWS_2 = "aws-cli/2.9.19 Python/3.11.2 Linux/6.18.44 source/x86_64.debian.12 prompt/off";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS | " + AWS_1 + " | 1.45.11 | false",
                "AWS | " + AWS_2 + " | 2.9.19 | true",
                "AWS | aws-cli/2.31.3 Python/3.13.7 Darwin/24.6.0 exe/arm64 | 2.31.3 | true",
                "AWS | pyenv: aws: command not found | '' | false",
                "CURL | curl 7.74.0 (x86_64-pc-linux-gnu) libcurl/7.74.0 OpenSSL/1.1.1w | 7.74.0 | false",
                "CURL | curl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0 OpenSSL/3.0.13 | 8.5.0 | true",
                "JQ | jq-1.5-1-a5b5cbe | 1.5-1-a5b5cbe | false",
                "JQ | jq-1.6 | 1.6 | true",
                "JQ | jq-1.7.1 | 1.7.1 | true",
                "UNZIP | UnZip 6.00 of 20 April 2009, by Debian. Original by Info-ZIP. | 6.00 | true",
                "YAMLLINT | yamllint 1.29.0 | 1.29.0 | true",
                "YAMLLINT | yamllint 1.26.3 | 1.26.3 | false",
                "CHROMIUM | Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm) | 156.0.8078.108 | true",
                "CHROMIUM | Google Chrome 141.0.7390.54 | 141.0.7390.54 | true",
                "CHROMEDRIVER | ChromeDriver 156.0.8078.108 (730482a940ce) | 156.0.8078.108 | true",
                "PROMETHEUS | 'prometheus, version 2.24.1+ds (branch: debian/sid)' | 2.24.1+ds | false",
                "PROMETHEUS | 'prometheus, version 3.5.0 (branch: HEAD)' | 3.5.0 | true",
                "PROMTOOL | 'promtool, version 2.42.0+ds (branch: debian/sid)' | 2.42.0+ds | true",
                "DOCKER | 'Docker version 20.10.24+dfsg1, build 297e128' | 20.10.24+dfsg1 | true",
                "DOCKER | 'Docker version 19.03.15, build 99e3ed8' | 19.03.15 | false",
                "COMPOSE | 'docker-compose version 1.29.2, build unknown' | 1.29.2 | true",
                "COMPOSE | 'docker-compose version 1.25.0, build unknown' | 1.25.0 | false",
                "COMPOSE | Docker Compose version v2.40.3 | 2.40.3 | true",
                "COMPOSE | docker: unknown command: docker compose | '' | false"
            })
    void a_version_is_read_in_what_the_command_prints(Tool tool, String output, String version, boolean fits) {
        assertThat(tool.version(output)).isEqualTo(version);
        assertThat(tool.isNewEnough(version)).isEqualTo(fits);
    }

    @Test
    void the_first_that_fits_is_taken_though_another_comes_before_it() throws Exception {
        Path first = installed("first", "aws", AWS_1);
        Path second = installed("second", "aws", AWS_2);
        assertThat(Tool.AWS.fitting(List.of(first, second)))
                .containsExactly(
                        new Tool.Installed(List.of(second.resolve("aws").toString()), "2.9.19"));
    }

    @Test
    void what_does_not_fit_is_told_by_name_and_version() throws Exception {
        Path folder = installed("bin", "aws", AWS_1);
        assertThat(Tool.AWS.fitting(List.of(folder))).isEmpty();
        assertThat(RequiredTools.reason(List.of(folder), Tool.AWS))
                .isEqualTo(
                        "aws 2 or later (on Debian: apt-get install awscli) needed, found " + folder + "/aws 1.45.11");
    }

    @Test
    void what_does_not_run_is_told_too() throws Exception {
        Path folder = installed("bin", "aws", "pyenv: aws: command not found");
        assertThat(RequiredTools.reason(List.of(folder), Tool.AWS))
                .endsWith("needed, found " + folder + "/aws (prints no version)");
    }

    @Test
    void what_is_missing_is_told_too() {
        assertThat(RequiredTools.reason(List.of(directory), Tool.JQ))
                .isEqualTo("jq 1.6 or later (on Debian: apt-get install jq) needed, found none");
    }

    @Test
    void a_driver_has_to_be_of_the_browser_s_version() throws Exception {
        Path chrome = installed("chrome", "google-chrome", "Google Chrome 141.0.7390.54");
        Path driver = installed("driver", "chromedriver", "ChromeDriver 156.0.8078.108 (730482a940ce)");
        Path chromium = installed("chromium", "chromium", "Chromium 156.0.8000.1 built on Debian");
        assertThat(Tool.browser(List.of(chrome, driver))).isEmpty();
        assertThat(Tool.browser(List.of(chrome, driver, chromium)))
                .extracting(Tool.Installed::program)
                .containsExactly(chromium.resolve("chromium"), driver.resolve("chromedriver"));
    }

    @Test
    void a_command_of_two_words_is_looked_for_by_the_first() throws Exception {
        Path folder = installed("bin", "docker", "Docker Compose version v2.40.3");
        assertThat(Tool.COMPOSE.fitting(List.of(folder)))
                .containsExactly(new Tool.Installed(List.of(folder + "/docker", "compose"), "2.40.3"));
    }

    /** A folder with a command that prints this, whatever it is asked. */
    private Path installed(String folder, String name, String output) throws IOException {
        Path created = Files.createDirectory(directory.resolve(folder));
        Path program = created.resolve(name);
        Files.writeString(program, "#!/bin/sh\necho '" + output + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return created;
    }
}
