package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.time.InstantSource;

/** Creates a log stream. */
record CreateLogStream(Groups groups, InstantSource clock) implements Operation {
    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String group = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        String stream = in.required("logStreamName", Texts.LOG_STREAM_NAME);
        in.check();
        if (!groups.named(call, group).createStream(stream, clock.millis())) {
            throw AwsError.alreadyExists("The specified log stream already exists");
        }
        return Answer.EMPTY;
    }
}
