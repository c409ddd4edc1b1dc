package io.tocsin.it.compatibility;

import io.tocsin.it.cluster.Jdk;
import io.tocsin.it.cluster.WorkerRuntime;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What workers run on.
 *
 * @param discovery how the first worker finds plugins
 * @param nextDiscovery how the one finds them that comes after it
 */
record Setup(KafkaLine kafka, Jdk jdk, String discovery, String nextDiscovery) {
    /** All lines on both JDKs, as far as the other is there; every way of discovery is some worker's. */
    static Stream<Setup> all() {
        return Stream.concat(
                on(Jdk.own(), "hybrid_fail", "service_load"),
                Jdk.otherLts().stream().flatMap(jdk -> on(jdk, "only_scan", "hybrid_warn")));
    }

    private static Stream<Setup> on(Jdk jdk, String discovery, String nextDiscovery) {
        return Arrays.stream(KafkaLine.values()).map(kafka -> new Setup(kafka, jdk, discovery, nextDiscovery));
    }

    WorkerRuntime runtime() {
        return new WorkerRuntime(jdk.home(), kafka.classPath());
    }

    /** In a file's name. */
    String id() {
        return kafka.version() + "-jdk" + jdk.feature();
    }

    @Override
    public String toString() {
        return kafka + " on JDK " + jdk.feature();
    }
}
