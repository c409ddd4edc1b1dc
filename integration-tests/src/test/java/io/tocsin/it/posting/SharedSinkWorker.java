package io.tocsin.it.posting;

import io.tocsin.emulator.slack.SlackOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one {@link SinkWorker} to tests that ask for it; it starts for the first and stops after the last. Its Slack takes more
 * messages a second than the real one, so that a test takes seconds and not minutes: {@link #TIMES} as many.
 */
final class SharedSinkWorker implements ParameterResolver {
    /** How many messages a second a channel takes; Slack takes one. */
    static final int TIMES = Integer.getInteger("tocsin.posting.times", 10);

    /** How many it takes at once after a pause. */
    static final int BURST = 10;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SinkWorker.class;
    }

    @Override
    public SinkWorker resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSinkWorker.class))
                .computeIfAbsent(
                        SinkWorker.class,
                        type -> new SinkWorker(
                                "posting", SlackOptions.defaults().withPace(TIMES, BURST)),
                        SinkWorker.class);
    }
}
