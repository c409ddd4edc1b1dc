package io.tocsin.slack.delivery;

import io.tocsin.slack.delivery.LogEnds.Distance;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where logs begin and end, by the metrics {@code records-lead} and {@code records-lag} of the task's own consumer, which Kafka's clients
 * show by JMX unless their {@code JmxReporter} is switched off. A task has no other way to ask.
 */
public final class ConsumerMetrics implements LogEnds {
    private static final String DOMAIN = "kafka.consumer";
    private static final String LEAD = "records-lead";
    private static final String LAG = "records-lag";
    private static final Pattern PLAIN = Pattern.compile("[\\w-%. \t]*");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String clientId;

    /** @param clientId of the consumer whose records the task gets */
    public ConsumerMetrics(String clientId) {
        this.clientId = clientId;
    }

    @Override
    public Optional<Distance> of(TopicPartition partition) {
        return read(partition.topic(), partition)
                // Clients before Kafka 4.1 know no dots in the names of topics.
                .or(() -> read(partition.topic().replace('.', '_'), partition));
    }

    private Optional<Distance> read(String topic, TopicPartition partition) {
        try {
            Map<String, Object> values = new TreeMap<>();
            server.getAttributes(name(topic, partition.partition()), new String[] {LEAD, LAG}).asList().stream()
                    .map(Attribute.class::cast)
                    .forEach(attribute -> values.put(attribute.getName(), attribute.getValue()));
            OptionalLong lead = number(values.get(LEAD));
            OptionalLong lag = number(values.get(LAG));
            return lead.isPresent() && lag.isPresent()
                    ? Optional.of(new Distance(lead.getAsLong(), lag.getAsLong()))
                    : Optional.empty();
        } catch (InstanceNotFoundException notFetchedYet) {
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException("The names of the consumer's metrics are well formed", e);
        }
    }

    private ObjectName name(String topic, int partition) throws JMException {
        return new ObjectName(DOMAIN + ":type=consumer-fetch-manager-metrics,client-id=" + quoted(clientId) + ",topic="
                + topic + ",partition=" + partition);
    }

    /** As Kafka's {@code JmxReporter} does it. */
    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : ObjectName.quote(value);
    }

    private static OptionalLong number(@Nullable Object value) {
        return value instanceof Double number && number >= 0
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }
}
