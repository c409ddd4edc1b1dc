package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;

/** Deletes a metric filter. */
record DeleteMetricFilter(Groups groups) implements Operation {
    private static final int MAX_NAME = 512;

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String group = in.required("logGroupName", Texts.ANY);
        String name = in.required("filterName", Texts.FILTER_NAME);
        in.check();
        // This one operation tells it in other words, as recorded from AWS.
        if (group.length() > MAX_NAME) {
            throw AwsError.invalidParameter(
                    "Invalid LogGroup or LogStream, both must have length less than or equal to 512.");
        }
        if (groups.named(call, group).metricFilters().remove(name) == null) {
            throw AwsError.notFound("The specified metric filter does not exist.");
        }
        return Answer.EMPTY;
    }
}
