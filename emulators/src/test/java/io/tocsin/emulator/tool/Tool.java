package io.tocsin.emulator.tool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command beyond Java that some tests need: what it is called, the oldest version that fits, and the Debian package that brings it.
 *
 * <p>This file alone is also a program, which {@code .ci/run} starts from the source, so it uses nothing but the JDK.
 */
public enum Tool {
    /** Version 1 has other exit codes and no {@code logs tail}. */
    AWS("awscli", "2", "aws-cli/(\\S+)", "--version", "aws"),
    CHROMIUM(
            "chromium", "0", "(?:Chromium|Chrome) (\\d\\S*)", "--version", "chromium, chromium-browser, google-chrome"),
    /** Has to be of the major version of the Chromium that it drives: {@link #browser}. */
    CHROMEDRIVER("chromium-driver", "0", "ChromeDriver (\\S+)", "--version", "chromedriver"),
    /** {@code --aws-sigv4} is new in 7.75. */
    CURL("curl", "7.75", "curl (\\d\\S*)", "--version", "curl"),
    /** The oldest version that the alert rules were tried with. */
    PROMETHEUS("prometheus", "2.42", "prometheus, version (\\S+)", "--version", "prometheus"),
    /** As {@link #PROMETHEUS}. */
    PROMTOOL("prometheus", "2.42", "promtool, version (\\S+)", "--version", "promtool"),
    /** The oldest version that the pages' commands were tried with. */
    JQ("jq", "1.6", "jq-(\\d\\S*)", "--version", "jq"),
    /** As {@link #JQ}. */
    UNZIP("unzip", "6.0", "UnZip (\\d\\S*)", "-v", "unzip"),
    /** The oldest version that the files were tried with. */
    YAMLLINT("yamllint", "1.29", "yamllint (\\d\\S*)", "--version", "yamllint"),
    /** As {@link #JQ}. */
    DOCKER("docker.io", "20.10", "Docker version ([^\\s,]+)", "--version", "docker"),
    /** As {@link #JQ}. */
    COMPOSE("docker-compose", "1.29", "[cC]ompose version v?([^\\s,]+)", "version", "docker compose, docker-compose"),
    /** Only CI starts an engine of its own. */
    DOCKERD("docker.io", "20.10", "Docker version ([^\\s,]+)", "--version", "dockerd"),
    /** Only CI builds its base images. */
    MMDEBSTRAP("mmdebstrap", "0", "mmdebstrap (\\S+)", "--version", "mmdebstrap");

    /** Where packages put commands, whether or not that is on the PATH. */
    private static final List<String> USUAL_FOLDERS =
            List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/usr/lib/chromium-browser");

    /**
     * A tool that is there.
     *
     * @param command how it is called; the first word is a path
     * @param version as it prints it; empty if it prints none
     */
    public record Installed(List<String> command, String version) {
        /** The path of a command of one word. */
        public Path program() {
            return Path.of(command.get(0));
        }

        @Override
        public String toString() {
            return String.join(" ", command) + (version.isEmpty() ? " (prints no version)" : " " + version);
        }
    }

    private final String debianPackage;
    private final String oldest;
    private final Pattern printed;
    private final String versionOption;
    private final String names;

    Tool(String debianPackage, String oldest, String printed, String versionOption, String names) {
        this.debianPackage = debianPackage;
        this.oldest = oldest;
        this.printed = Pattern.compile(printed);
        this.versionOption = versionOption;
        this.names = names;
    }

    /** Prints the Debian packages of all tools that are missing or do not fit, one a line. */
    public static void main(String[] arguments) {
        Set<String> packages = new LinkedHashSet<>();
        for (Tool tool : values()) {
            if (tool.fitting(folders()).isEmpty()) {
                packages.add(tool.debianPackage);
            }
        }
        if (browser(folders()).isEmpty()) {
            packages.addAll(List.of(CHROMIUM.debianPackage, CHROMEDRIVER.debianPackage));
        }
        packages.forEach(System.out::println);
    }

    /** The folders of the PATH, in its order, then those where packages put commands. */
    static List<Path> folders() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), USUAL_FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> existing(Path.of(folder)).stream())
                .distinct()
                .toList();
    }

    /** The folder behind links, since on most machines {@code /bin} is {@code /usr/bin}. */
    private static Optional<Path> existing(Path folder) {
        try {
            return Optional.of(folder.toRealPath());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** All that are in these folders, whether or not they fit. */
    List<Installed> installed(List<Path> folders) {
        List<Installed> found = new ArrayList<>();
        for (String name : names.split(", ", -1)) {
            String[] words = name.split(" ", -1);
            folders.stream()
                    .map(folder -> folder.resolve(words[0]))
                    .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                    .forEach(program -> found.add(at(program, List.of(words).subList(1, words.length))));
        }
        return found;
    }

    private Installed at(Path program, List<String> words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        return new Installed(List.copyOf(command), version(output(command)));
    }

    /** Those of them that fit, in the order in which they should be taken. */
    List<Installed> fitting(List<Path> folders) {
        return installed(folders).stream()
                .filter(tool -> isNewEnough(tool.version()))
                .toList();
    }

    /** Chromium and a driver of its major version, in this order; empty if no two fit each other. */
    static List<Installed> browser(List<Path> folders) {
        List<Installed> drivers = CHROMEDRIVER.fitting(folders);
        return CHROMIUM.fitting(folders).stream()
                .flatMap(chromium -> drivers.stream()
                        .filter(driver -> numbers(driver.version())
                                .get(0)
                                .equals(numbers(chromium.version()).get(0)))
                        .map(driver -> List.of(chromium, driver)))
                .findFirst()
                .orElse(List.of());
    }

    /** What has to be there, and how it is installed. */
    public String needed() {
        String version = oldest.equals("0") ? "" : " " + oldest + " or later";
        return names.split(", ", -1)[0] + version + " (on Debian: apt-get install " + debianPackage + ")";
    }

    /** The version in what the command printed when asked for it; empty if there is none. */
    String version(String output) {
        Matcher version = printed.matcher(output);
        return version.find() ? version.group(1) : "";
    }

    /** Whether a version as it is printed is one that fits. */
    public boolean isNewEnough(String version) {
        List<Integer> numbers = numbers(version);
        return !numbers.isEmpty() && Arrays.compare(array(numbers), array(numbers(oldest))) >= 0;
    }

    /** The numbers that a version begins with: {@code 20.10.24+dfsg1} is 20, 10 and 24. */
    private static List<Integer> numbers(String version) {
        return Pattern.compile("\\G\\.?(\\d{1,9})")
                .matcher(version)
                .results()
                .map(number -> Integer.valueOf(number.group(1)))
                .toList();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private String output(List<String> command) {
        List<String> question = new ArrayList<>(command);
        question.add(versionOption);
        try {
            Process process = new ProcessBuilder(question)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannotBeStarted) {
            return "";
        }
    }
}
