package io.tocsin.it.cluster;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;

/** What a {@link Scenario} takes place on: workers with the packaged plugins, and the two services that they connect. */
public interface Stage {
    /** The connectors of one scenario. */
    Connectors connectors();

    String bootstrapServers();

    /** The region of the files in {@code config/}. */
    EmulatedRegion region();

    SlackEmulator slack();
}
