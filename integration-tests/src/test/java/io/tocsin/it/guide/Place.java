package io.tocsin.it.guide;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.Stage;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.util.function.Supplier;

/**
 * Other workers beside those of a stage, between the same two services.
 *
 * @param services whose services they connect
 */
record Place(Stage services, String bootstrapServers, Supplier<ConnectRest> rest) implements Stage {
    @Override
    public Connectors connectors() {
        return new Connectors(rest);
    }

    @Override
    public EmulatedRegion region() {
        return services.region();
    }

    @Override
    public SlackEmulator slack() {
        return services.slack();
    }
}
