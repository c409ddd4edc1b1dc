package io.tocsin.slack.heartbeat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.kafka.common.utils.Sanitizer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the consumer of this task gets answers from the brokers. Kafka Connect does not tell a task that it is paused, nor that
 * no broker answers; but then the metric {@code fetch-total} of Kafka's consumer stands still, which otherwise counts at least twice a
 * second (<a href="https://kafka.apache.org/documentation/#consumer_fetch_monitoring">Kafka's documentation</a>). Used by one thread.
 */
public final class ConsumerFetches {
    private static final String BEAN = "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=";
    private static final String ATTRIBUTE = "fetch-total";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName bean;
    private @Nullable Object last;

    /** @param clientId the consumer's {@code client.id} */
    public ConsumerFetches(String clientId) {
        try {
            bean = new ObjectName(BEAN + Sanitizer.jmxSanitize(clientId));
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("no client.id: " + clientId, e);
        }
    }

    /** Whether there were any since the last call; true if that is not shown, as where JMX is off. */
    public boolean anyNew() {
        Object now = total();
        boolean any = now == null || !now.equals(last);
        last = now;
        return any;
    }

    private @Nullable Object total() {
        try {
            return server.getAttribute(bean, ATTRIBUTE);
        } catch (JMException notShown) {
            return null;
        }
    }
}
