package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Adds tags to a log group, or replaces those of the same keys. */
record TagResource(Groups groups) implements Operation {
    private static final int MAX_TAGS = 50;

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String arn = in.required("resourceArn", Texts.RESOURCE_ARN);
        Map<String, String> added = in.map("tags", Texts.TAG_KEY, Texts.TAG_VALUE);
        if (added.isEmpty()) {
            in.missing("tags");
        }
        in.check();
        Map<String, String> tags = groups.byArn(call.scope(), arn).tags();
        Set<String> keys = new HashSet<>(tags.keySet());
        keys.addAll(added.keySet());
        if (keys.size() > MAX_TAGS) {
            throw new AwsError(400, "TooManyTagsException", "A resource can have at most " + MAX_TAGS + " tags.");
        }
        tags.putAll(added);
        return Answer.EMPTY;
    }
}
