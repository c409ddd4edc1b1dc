package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;

/** Deletes a log stream with its events. */
record DeleteLogStream(Groups groups) implements Operation {
    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String groupName = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        String stream = in.required("logStreamName", Texts.LOG_STREAM_NAME);
        in.check();
        LogGroup group = groups.named(call, groupName);
        group.delete(Groups.stream(group, stream));
        return Answer.EMPTY;
    }
}
