package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;

/** Takes tags off a log group. */
record UntagResource(Groups groups) implements Operation {
    private static final int MAX_KEYS = 50;

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String arn = in.required("resourceArn", Texts.RESOURCE_ARN);
        List<String> keys = in.strings("tagKeys", 0, MAX_KEYS, Texts.TAG_KEY);
        in.check();
        groups.byArn(call.scope(), arn).tags().keySet().removeAll(keys);
        return Answer.EMPTY;
    }
}
