package io.tocsin.quickstart.cluster;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.runtime.Connect;

/** One Connect worker in this JVM. */
public final class ConnectWorker implements AutoCloseable {
    private final Connect<?> connect;

    private ConnectWorker(Connect<?> connect) {
        this.connect = connect;
    }

    /** Starts a worker of the kind that its settings name; its REST API may refuse requests for another moment. */
    public static ConnectWorker start(WorkerSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.asMap());
        leaveTheJvmAlone();
        Connect<?> connect = properties.containsKey("group.id")
                ? new ConnectDistributed().startConnect(properties)
                : new ConnectStandalone().startConnect(properties);
        return new ConnectWorker(connect);
    }

    /** Kafka's classes were made to be the only ones in a JVM: they end it on errors, and stop when it ends. */
    private static void leaveTheJvmAlone() {
        Exit.setExitProcedure((status, message) -> {
            throw new IllegalStateException("the Connect worker cannot start; its log says why");
        });
        Exit.setShutdownHookAdder((name, hook) -> {});
    }

    /** Where its REST API is. */
    public URI url() {
        return connect.rest().serverUrl();
    }

    /** Stops all connectors, commits their offsets, and leaves the group. */
    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }
}
