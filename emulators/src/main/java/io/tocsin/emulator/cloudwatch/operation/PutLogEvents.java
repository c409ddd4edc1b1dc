package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.Ingestion;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.LogStream;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a batch of events; sequence tokens are ignored, as AWS does since 2023. */
record PutLogEvents(Groups groups, Ingestion ingestion, InstantSource clock) implements Operation {
    /** Of the form that AWS still sends. */
    static final String SEQUENCE_TOKEN = "49545295115971876468408574808465530214750497436864061986";

    private record Result(
            String nextSequenceToken, @Nullable Rejected rejectedLogEventsInfo) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String groupName = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        String streamName = in.required("logStreamName", Texts.LOG_STREAM_NAME);
        List<Ingestion.Input> batch = batch(in);
        in.check();
        Batches.check(batch);
        LogGroup group = groups.named(call, groupName);
        LogStream stream = Groups.stream(group, streamName);
        Rejected rejected = Rejected.of(batch, clock.millis());
        ingestion.store(group, stream, rejected.accepted(batch));
        return Answer.of(new Result(SEQUENCE_TOKEN, rejected.isEmpty() ? null : rejected));
    }

    private static List<Ingestion.Input> batch(Parameters in) {
        if (!in.has("logEvents")) {
            in.missing("logEvents");
        }
        List<Parameters> events = in.structures("logEvents", 1, Batches.MAX_EVENTS, node -> "InputLogEvent");
        List<Ingestion.Input> batch = new ArrayList<>(events.size());
        for (Parameters event : events) {
            long timestamp = event.required("timestamp", 0);
            String message = event.required("message", Texts.MESSAGE);
            batch.add(new Ingestion.Input(timestamp, message, Batches.size(message)));
        }
        return batch;
    }
}
