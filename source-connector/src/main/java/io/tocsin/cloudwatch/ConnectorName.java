package io.tocsin.cloudwatch;

import java.util.Map;

/** What a connector is called, by which its tasks know that they are of one connector. */
final class ConnectorName {
    private static final String NAME = "name";

    private ConnectorName() {}

    /** From the settings of a connector or task; empty where nobody has named it, which Connect always does. */
    static String of(Map<String, String> props) {
        return props.getOrDefault(NAME, "");
    }
}
