package io.tocsin.cloudwatch.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Keeps offsets as Connect does, and counts how often they are read. */
public final class StoredOffsets implements SourceTaskContext, OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, Object>> stored = new HashMap<>();
    private int reads;

    /** Stores what a record carries, which is read on this thread as on the framework's. */
    @SuppressWarnings("unchecked")
    public void commit(SourceRecord record) {
        if (record.sourceOffset() == null) {
            stored.remove(record.sourcePartition());
        } else {
            stored.put(record.sourcePartition(), new HashMap<>((Map<String, Object>) record.sourceOffset()));
        }
    }

    public void put(Map<String, String> partition, Map<String, Object> offset) {
        stored.put(partition, offset);
    }

    public Map<Map<String, ?>, Map<String, Object>> stored() {
        return stored;
    }

    public int reads() {
        return reads;
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("as on a worker of Kafka before 4.1");
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        throw new UnsupportedOperationException("one call of offsets() is enough");
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        reads++;
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        partitions.forEach(partition -> found.put(partition, stored.get(partition)));
        return found;
    }
}
