package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.Map;

/** Tells the tags of a log group. */
record ListTagsForResource(Groups groups) implements Operation {
    private record Result(Map<String, String> tags) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String arn = in.required("resourceArn", Texts.RESOURCE_ARN);
        in.check();
        return Answer.of(new Result(groups.byArn(call.scope(), arn).tags()));
    }
}
