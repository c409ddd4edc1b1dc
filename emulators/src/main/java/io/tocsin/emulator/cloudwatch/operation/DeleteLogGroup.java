package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;

/** Deletes a log group with all that is in it. */
record DeleteLogGroup(Groups groups) implements Operation {
    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String name = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        in.check();
        LogGroup group = groups.named(call, name);
        groups.region(call.scope()).groups().remove(group.name(), group);
        return Answer.EMPTY;
    }
}
