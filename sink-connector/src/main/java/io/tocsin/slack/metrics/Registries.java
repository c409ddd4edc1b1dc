package io.tocsin.slack.metrics;

import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out where metrics can be shown. */
public final class Registries {
    private static final Logger LOG = LoggerFactory.getLogger(Registries.class);

    private Registries() {}

    /**
     * The worker's own registry, or JMX where the worker is too old to have one.
     *
     * @param worker asks the worker for its registry; may fail to link where it has none
     * @param owner connector and task, as a newer worker would tag all metrics
     */
    public static Registry open(Supplier<Registry> worker, Map<String, String> owner) {
        try {
            return worker.get();
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            LOG.debug("The worker has no metrics for plugins; they are shown by JMX alone", e);
            return new JmxRegistry(owner);
        }
    }
}
