package io.tocsin.it.posting;

import io.tocsin.emulator.slack.PostedMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which of the numbered records stand in the channel, and how often.
 *
 * @param times how often, by number
 */
record Posted(Map<Integer, Integer> times) {
    private static final Pattern NUMBERED = Pattern.compile("order (\\d+) failed");

    /** What the record of that number says. */
    static String text(int number) {
        return "order " + number + " failed";
    }

    static Posted of(List<PostedMessage> messages) {
        Map<Integer, Integer> times = new TreeMap<>();
        messages.stream()
                .flatMap(message -> NUMBERED.matcher(message.text()).results())
                .map(MatchResult::group)
                .map(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                .forEach(number -> times.merge(number, 1, Integer::sum));
        return new Posted(times);
    }

    int distinct() {
        return times.size();
    }

    /** How many more there are than there should be. */
    int repeats() {
        return times.values().stream().mapToInt(often -> often - 1).sum();
    }

    /** Those below {@code records} that are not there. */
    List<Integer> missing(int records) {
        return IntStream.range(0, records)
                .filter(number -> !times.containsKey(number))
                .boxed()
                .toList();
    }
}
