package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.guide.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What workflows run is there: programs, files, Maven's phases and profiles; and a page tells of each call of Maven. */
class RunCommandsTest {
    /** On GitHub's machines, or put there by an earlier step. */
    private static final Set<String> PROGRAMS =
            Set.of("mvn", "java", "apt-get", "docker", "gh", "grep", "gzip", "sha256sum");

    private static final Set<String> PHASES = Set.of("clean", "validate", "compile", "test", "package", "verify");
    private static final Pattern FILE = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");

    static List<Definition> definitions() throws IOException {
        return Definition.all();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void each_command_is_one_that_works_here(Definition definition) {
        assertThat(definition.scripts().stream().flatMap(script -> problems(script).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void each_script_can_be_read_by_a_shell(Definition definition) throws Exception {
        for (String script : definition.scripts()) {
            assertThat(new ProcessBuilder("bash", "-n", "-c", script).start().waitFor())
                    .as(script)
                    .isZero();
        }
    }

    @Test
    void each_workflow_runs_what_its_page_says() throws IOException {
        assertThat(calls("build.yml"))
                .containsExactly(Page.read("README.md").commands("Try it").get(1));
        assertThat(calls("deep.yml")).containsExactly("mvn verify -Pdeep");
        assertThat(calls("release.yml"))
                .containsExactly(shorter(Page.read("docs/releasing.md")
                        .commands("Making a release")
                        .get(0)));
    }

    /** Of Maven, in a workflow. */
    private static List<String> calls(String workflow) throws IOException {
        return Definition.workflow(workflow).scripts().stream()
                .flatMap(script -> ShellCommand.of(script).stream())
                .filter(command -> command.program().equals("mvn"))
                .map(command -> shorter(command.text()))
                .toList();
    }

    /** Without the options that only change what Maven prints. */
    private static String shorter(String call) {
        return call.replaceAll(" -(B|ntp|q)(?= )", "");
    }

    private static List<String> problems(String script) {
        List<String> problems = new ArrayList<>();
        for (ShellCommand command : ShellCommand.of(script)) {
            if (!PROGRAMS.contains(command.program())) {
                problems.add("no program " + command.program());
            }
            if (command.program().equals("mvn")) {
                problems.addAll(ofMaven(command));
            }
            command.arguments().stream()
                    .filter(RunCommandsTest::isFile)
                    .filter(file -> !Files.exists(Checkout.ROOT.resolve(file)))
                    .forEach(file -> problems.add("no file " + file));
        }
        return problems;
    }

    /** A path in the checkout; what a build makes is in {@code target}. */
    private static boolean isFile(String word) {
        return FILE.matcher(word).matches() && word.matches(".*[/.].*") && !word.startsWith("target/");
    }

    private static List<String> ofMaven(ShellCommand call) {
        List<String> problems = new ArrayList<>();
        if (!documented().contains(shorter(call.text()))) {
            problems.add("no page has: " + call.text());
        }
        for (String argument : call.arguments()) {
            if (argument.startsWith("-P") && !profiles().contains(argument.substring(2))) {
                problems.add("no profile " + argument.substring(2));
            }
            if (!argument.startsWith("-") && !PHASES.contains(argument)) {
                problems.add("no phase " + argument);
            }
        }
        return problems;
    }

    /** The lines of all commands of the pages, without remarks behind them. */
    private static List<String> documented() {
        return Stream.of("README.md", "CONTRIBUTING.md", "docs/releasing.md")
                .flatMap(page -> Page.read(page).blocks().stream())
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().lines())
                .map(line -> shorter(line.replaceFirst(" +#.*", "").strip()))
                .toList();
    }

    private static List<String> profiles() {
        try {
            return Pattern.compile("<profile>\\s*<id>(\\w+)</id>")
                    .matcher(Files.readString(Checkout.ROOT.resolve("pom.xml")))
                    .results()
                    .map(profile -> profile.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the root pom", e);
        }
    }

    @Test
    void what_does_not_work_here_is_found() {
        assertThat(problems("mvn -B verify -Pdeeper"))
                .contains("no page has: mvn -B verify -Pdeeper", "no profile deeper");
        assertThat(problems("mvn -B verfy")).contains("no phase verfy");
        assertThat(problems("make all")).containsExactly("no program make");
        assertThat(problems("./build --all")).contains("no program ./build");
        assertThat(problems("sudo X=1 java docker/Tool.java |\n  xargs sudo apt-get install \\\n  -q"))
                .containsExactly("no file docker/Tool.java");
        assertThat(problems("docker build -f docker/Nothing -t \"$image\" . && gzip target/release/nothing"))
                .containsExactly("no file docker/Nothing");
    }
}
