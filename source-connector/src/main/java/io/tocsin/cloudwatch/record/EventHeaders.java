package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;

/** The headers of an event's record. */
final class EventHeaders {
    private EventHeaders() {}

    static Headers all(Origin origin, LogEvent event, Message message) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("cloudwatch.event.id", event.id());
        addGroup(headers, origin);
        headers.addString("cloudwatch.log.stream", event.logStream());
        addTime(headers, event);
        addMetricFilter(headers, origin);
        addSizeOfCut(headers, event, message);
        return headers;
    }

    /** Where a record comes from that is of no log stream. */
    static void addOrigin(ConnectHeaders headers, Origin origin) {
        addGroup(headers, origin);
        addMetricFilter(headers, origin);
    }

    private static void addGroup(ConnectHeaders headers, Origin origin) {
        if (origin.account() != null) {
            headers.addString("cloudwatch.account", origin.account());
        }
        headers.addString("cloudwatch.region", origin.region());
        headers.addString("cloudwatch.log.group", origin.logGroup());
    }

    private static void addMetricFilter(ConnectHeaders headers, Origin origin) {
        if (origin.metricFilter() != null) {
            headers.addString("cloudwatch.metric.filter", origin.metricFilter());
        }
    }

    /**
     * Only what must not be kept from a reader: when the event happened, and that text is missing.
     *
     * @param valueHoldsTime whether the value tells the event's own time
     */
    static Headers leastOf(LogEvent event, Message message, boolean valueHoldsTime) {
        ConnectHeaders headers = new ConnectHeaders();
        if (!valueHoldsTime) {
            addTime(headers, event);
        }
        addSizeOfCut(headers, event, message);
        return headers;
    }

    /** A plain number, which every header converter but one for bytes takes, and brings back as one or as its digits. */
    private static void addTime(ConnectHeaders headers, LogEvent event) {
        headers.addLong("cloudwatch.timestamp", event.timestamp());
    }

    private static void addSizeOfCut(ConnectHeaders headers, LogEvent event, Message message) {
        if (message.cut()) {
            headers.addLong("cloudwatch.message.bytes", Message.bytes(event.message()));
        }
    }
}
