package io.tocsin.it.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the workers of a {@link WorkerCluster} run. Immutable.
 *
 * @param settings of the worker, over those that {@link WorkerCluster} gives
 * @param jvm options of its JVM
 * @param runtime its JVM and its Kafka
 * @param environment variables of its process, to which connectors may refer with {@code ${env:NAME}}
 */
public record WorkerOptions(
        Map<String, String> settings, List<String> jvm, WorkerRuntime runtime, Map<String, String> environment) {
    /** With it, sinks should not read what an aborted transaction has left. */
    private static final Map<String, String> EXACTLY_ONCE =
            Map.of("exactly.once.source.support", "enabled", "consumer.isolation.level", "read_committed");

    public WorkerOptions {
        settings = Map.copyOf(settings);
        jvm = List.copyOf(jvm);
        environment = Map.copyOf(environment);
    }

    /** With exactly-once delivery from sources, as {@code config/} has it, and as quick as in a production of its own. */
    public static WorkerOptions defaults() {
        return new WorkerOptions(EXACTLY_ONCE, List.of("-Xmx512m"), WorkerRuntime.own(), Map.of());
    }

    /** Quick to start rather than quick in the long run, for workers that are killed often. */
    public WorkerOptions quickToStart() {
        return jvm("-XX:TieredStopAtLevel=1").jvm("-XX:+UseSerialGC");
    }

    public WorkerOptions withoutExactlyOnce() {
        Map<String, String> fewer = new HashMap<>(settings);
        fewer.keySet().removeAll(EXACTLY_ONCE.keySet());
        return new WorkerOptions(fewer, jvm, runtime, environment);
    }

    /** With the converters of {@code config/}: keys are strings, and values are JSON without a schema. */
    public WorkerOptions plainRecords() {
        return setting("key.converter", "org.apache.kafka.connect.storage.StringConverter")
                .setting("value.converter.schemas.enable", "false");
    }

    /** The heap of its JVM at most, such as 256m. */
    public WorkerOptions heap(String size) {
        return jvm("-Xmx" + size);
    }

    /** With what its JVM and its metrics show on a port of 127.0.0.1, for {@link Jmx#at}. */
    public WorkerOptions jmx(int port) {
        return jvm("-Dcom.sun.management.jmxremote.port=" + port)
                .jvm("-Dcom.sun.management.jmxremote.rmi.port=" + port)
                .jvm("-Dcom.sun.management.jmxremote.host=127.0.0.1")
                .jvm("-Djava.rmi.server.hostname=127.0.0.1")
                .jvm("-Dcom.sun.management.jmxremote.authenticate=false")
                .jvm("-Dcom.sun.management.jmxremote.ssl=false");
    }

    public WorkerOptions setting(String key, String value) {
        return new WorkerOptions(with(settings, key, value), jvm, runtime, environment);
    }

    /** One more option of its JVM; of several that contradict each other, the JVM takes the last. */
    public WorkerOptions jvm(String option) {
        List<String> more = new ArrayList<>(jvm);
        more.add(option);
        return new WorkerOptions(settings, more, runtime, environment);
    }

    /** On another JVM or Kafka than the tests themselves. */
    public WorkerOptions on(WorkerRuntime other) {
        return new WorkerOptions(settings, jvm, other, environment);
    }

    public WorkerOptions environment(String name, String value) {
        return new WorkerOptions(settings, jvm, runtime, with(environment, name, value));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
