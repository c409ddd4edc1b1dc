package io.tocsin.emulator.cloudwatch.wire;

/** One operation of the API. Its simple class name is the operation's. */
@FunctionalInterface
public interface Operation {
    /**
     * Does what the call asks for.
     *
     * @throws AwsError if the request is refused
     */
    Answer answer(Call call);
}
