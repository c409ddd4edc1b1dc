package io.tocsin.quickstart.deploy;

/** What things are called, here and in what Kafka keeps under {@code --data}. */
public final class ConnectorNames {
    public static final String SOURCE = "cloudwatch-logs-source";
    public static final String SINK = "slack-sink";
    public static final String TOPIC = "log-events";
    public static final String HEARTBEAT_TOPIC = "log-heartbeats";

    private ConnectorNames() {}

    /** The consumer group whose committed offsets say what is in Slack. */
    public static String sinkGroup() {
        return "connect-" + SINK;
    }
}
