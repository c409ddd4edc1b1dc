package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.time.InstantSource;
import java.util.Map;

/** Creates a log group, with tags. */
record CreateLogGroup(Groups groups, InstantSource clock) implements Operation {
    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String name = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        String logGroupClass = in.optional("logGroupClass", Texts.LOG_GROUP_CLASS);
        Map<String, String> tags = in.map("tags", Texts.TAG_KEY, Texts.TAG_VALUE);
        in.check();
        boolean created = groups.region(call.scope())
                .createGroup(name, logGroupClass == null ? LogGroup.STANDARD : logGroupClass, clock.millis());
        if (!created) {
            throw AwsError.alreadyExists("The specified log group already exists");
        }
        LogGroup group = groups.named(call, name);
        group.tags().putAll(tags);
        return Answer.EMPTY;
    }
}
