package io.tocsin.benchmarks.source;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A source that does nothing: it hands the same records over again and again, of the shape that the CloudWatch Logs source makes. What it
 * reaches is what Connect can move on this machine while nothing is read and decided on; no source in that worker is faster.
 */
public final class MemorySource extends SourceConnector {
    static final String TOPIC = "topic";
    static final String EVENTS = "events";
    static final String LENGTH = "length";
    static final String LEAN = "lean";

    private Map<String, String> config = Map.of();

    @Override
    public void start(Map<String, String> props) {
        config = Map.copyOf(props);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Copies.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(config);
    }

    @Override
    public void stop() {
        config = Map.of();
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "benchmark";
    }

    /** Hands over as many records as asked for, in lists as long as a page. */
    public static final class Copies extends SourceTask {
        private static final int PAGE = 1_000;

        private List<SourceRecord> page = List.of();
        private long left;

        @Override
        public void start(Map<String, String> props) {
            String topic = Objects.requireNonNull(props.get(TOPIC));
            boolean lean = Boolean.parseBoolean(props.get(LEAN));
            page = LogLines.of(PAGE, Integer.parseInt(props.get(LENGTH))).stream()
                    .map(line -> EventLike.record(topic, line, lean))
                    .toList();
            left = Long.parseLong(props.get(EVENTS));
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            if (left == 0) {
                Thread.sleep(100);
                return List.of();
            }
            int records = (int) Math.min(PAGE, left);
            left -= records;
            return page.subList(0, records);
        }

        @Override
        public void stop() {
            left = 0;
        }

        @Override
        public String version() {
            return "benchmark";
        }
    }
}
