package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells which messages a pattern matches, and what a metric filter would take from them. */
record TestMetricFilter() implements Operation {
    private static final int MAX_MESSAGES = 50;

    private record Result(List<Match> matches) {}

    /** The names are the API's; numbers count from 1. */
    private record Match(int eventNumber, String eventMessage, Map<String, String> extractedValues) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String text = in.required("filterPattern", Texts.FILTER_PATTERN);
        if (!in.has("logEventMessages")) {
            in.missing("logEventMessages");
        }
        List<String> messages = in.strings("logEventMessages", 1, MAX_MESSAGES, Texts.MESSAGE);
        in.check();
        FilterPattern pattern = Patterns.parse(text);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String message = messages.get(i);
            if (pattern.matches(message)) {
                matches.add(new Match(i + 1, message, pattern.extract(message)));
            }
        }
        return Answer.of(new Result(matches));
    }
}
