package io.tocsin.it.github;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of a script: the program and its arguments, without quotes.
 *
 * @param text all of it, as it stands in the script
 */
record ShellCommand(String text, List<String> words) {
    private static final Pattern BETWEEN = Pattern.compile("\\|\\||&&|[\\n|;]");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=\\S*");
    /** They start the command that follows them. */
    private static final Set<String> STARTERS = Set.of("sudo", "xargs", "--no-run-if-empty");

    static List<ShellCommand> of(String script) {
        return BETWEEN.splitAsStream(script.replace("\\\n", " "))
                .map(String::strip)
                .map(text -> new ShellCommand(text, words(text)))
                .filter(command -> !command.words().isEmpty())
                .toList();
    }

    private static List<String> words(String text) {
        Stream<String> words = Arrays.stream(text.replaceAll("[\"']", "").split(" +", -1));
        return words.dropWhile(word -> word.isEmpty()
                        || STARTERS.contains(word)
                        || ASSIGNMENT.matcher(word).matches())
                .toList();
    }

    String program() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }
}
