package io.tocsin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.guide.Page.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the documentation is run by a test, or says what it needs that no build has. The line before it says which:
 * <ul>
 *   <li>{@code run: ReplayGuideTest}: this test takes it from the page;
 *   <li>{@code run: .ci/run}: this file has the same words;
 *   <li>{@code needs: an AWS account}: and the page tells its readers too;
 *   <li>{@code by hand: takes an hour}: for those who work on Tocsin itself.
 * </ul>
 */
class CommandsTest {
    private static final Pattern COMMAND = Pattern.compile(
            "(mvn|docker|docker-compose|curl|java|aws|kubectl|unzip|sha512sum|jq|confluent|\\./\\w+|kafka-[\\w-]+\\.sh) \\S+( .+)?",
            Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    private static final List<String> NEEDS = List.of(
            "an AWS account",
            "a Slack workspace",
            "an AWS account and a Slack workspace",
            "a Kubernetes cluster",
            "Confluent Platform",
            "an account of Confluent Cloud",
            "an account where it is published",
            "access to the internet");
    /** The programs of {@code benchmarks}, which take minutes on a machine of their own. */
    private static final Pattern BENCHMARK = Pattern.compile(
            "java ((?:-Xm[sx]\\d+g |-XX:\\+\\w+ )*)-cp 'benchmarks/target/\\*:benchmarks/target/lib/\\*' ([\\w.]+)( .*)?");

    static List<String> pages() throws IOException {
        List<String> pages =
                new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md"));
        try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> Checkout.ROOT.relativize(file).toString())
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_command_is_run_or_says_what_it_needs(String path) {
        assertThat(Page.read(path).blocks().stream()
                        .filter(block -> block.language().equals("sh"))
                        .flatMap(block -> problem(path, block).stream().map(what -> path + ":" + block.line() + what)))
                .isEmpty();
    }

    private static Optional<String> problem(String path, Block block) {
        String mark = block.mark().orElse("");
        if (mark.startsWith("run: ")) {
            String runner = mark.substring(5);
            return runner.contains("/") ? inFile(runner, block) : inTest(runner, path, block);
        }
        if (mark.startsWith("needs: ")) {
            return NEEDS.contains(mark.substring(7))
                    ? Optional.empty()
                    : Optional.of(" needs something unknown: " + mark);
        }
        return mark.startsWith("by hand: ") ? Optional.empty() : Optional.of(" is not marked: " + block.text());
    }

    /** The test names the page, and the heading, without which it cannot run what stands there. */
    private static Optional<String> inTest(String test, String path, Block block) {
        String source = source(test);
        if (source.isEmpty()) {
            return Optional.of(" names a test that is not there: " + test);
        }
        boolean named =
                source.contains(Path.of(path).getFileName() + "\"") && source.contains('"' + block.heading() + '"');
        return named ? Optional.empty() : Optional.of(" is not run by " + test + ", under '" + block.heading() + "'");
    }

    private static String source(String test) {
        try (Stream<Path> files = Files.walk(Checkout.ROOT, 12)) {
            Optional<Path> file =
                    files.filter(each -> each.endsWith(test + ".java")).findFirst();
            return file.isPresent() ? Files.readString(file.orElseThrow()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + test, e);
        }
    }

    /** Each command stands in the file, but for options of Maven that only change what it prints. */
    private static Optional<String> inFile(String file, Block block) {
        try {
            String words = Files.readString(Checkout.ROOT.resolve(file)).replaceAll(" -(B|ntp|q)(?= )", "");
            return block.text()
                    .lines()
                    .filter(line -> !words.contains(line))
                    .findFirst()
                    .map(line -> " is not in " + file + ": " + line);
        } catch (IOException e) {
            return Optional.of(" names a file that cannot be read: " + e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_command_stands_where_nobody_looks_for_it(String path) throws IOException {
        Page page = Page.read(path);
        assertThat(page.blocks())
                .filteredOn(block -> !block.language().equals("sh"))
                .filteredOn(block -> COMMAND.matcher(block.text()).matches())
                .isEmpty();
        String text = Files.readString(Checkout.ROOT.resolve(path)).replaceAll("(?s)```.*?```", "");
        assertThat(text.lines()).noneMatch(line -> line.matches("    " + COMMAND.pattern()));
        String all = allCommands();
        assertThat(INLINE.matcher(text).results().map((MatchResult inline) -> inline.group(1)))
                .filteredOn(inline -> isToBeTyped(inline) && !path.startsWith("docs/adr/"))
                .allMatch(inline -> all.contains(inline) || isBenchmark(inline));
    }

    /** More than the name of a command, or of what it does. */
    private static boolean isToBeTyped(String inline) {
        return COMMAND.matcher(inline).matches() && inline.split(" ").length > 3;
    }

    /** Whether it starts a program that is there. */
    private static boolean isBenchmark(String command) {
        Matcher benchmark = BENCHMARK.matcher(command);
        return benchmark.matches()
                && (benchmark.group(2).startsWith("org.openjdk.jmh.")
                        || Files.exists(Checkout.ROOT.resolve(
                                "benchmarks/src/main/java/" + benchmark.group(2).replace('.', '/') + ".java")));
    }

    private static String allCommands() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String path : pages()) {
            Page.read(path).blocks().stream()
                    .filter(block -> block.language().equals("sh"))
                    .forEach(block -> all.append(block.text()).append('\n'));
        }
        return all.toString();
    }

    @Test
    void what_is_not_run_is_found() {
        Block unmarked = new Block("Try it", Optional.empty(), 1, "sh", "ls");
        Block elsewhere = new Block("No such heading", Optional.of("run: ReplayGuideTest"), 1, "sh", "ls");
        Block otherPage = new Block("Everything", Optional.of("run: ReplayGuideTest"), 1, "sh", "ls");
        Block nobody = new Block("Everything", Optional.of("run: NoSuchTest"), 1, "sh", "ls");
        Block otherWords = new Block("Try it", Optional.of("run: .ci/run"), 1, "sh", "mvn verify\nmvn deploy");
        assertThat(problem("README.md", unmarked)).get().asString().contains("is not marked");
        assertThat(problem("docs/replay.md", elsewhere)).get().asString().contains("is not run by ReplayGuideTest");
        assertThat(problem("README.md", otherPage)).get().asString().contains("is not run by ReplayGuideTest");
        assertThat(problem("docs/replay.md", nobody)).get().asString().contains("not there: NoSuchTest");
        assertThat(problem("README.md", otherWords)).get().asString().contains("is not in .ci/run: mvn deploy");
    }
}
