package io.tocsin.it.crash;

import io.tocsin.it.cluster.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which of the numbered events stand in the topic, since when, and which of them again. */
final class Delivered implements AutoCloseable {
    /**
     * An event that stands in the topic once more. Times are milliseconds since the epoch, by the broker's clock.
     *
     * @param at when the record before was written
     * @param againAt when this record was written
     */
    record Repeat(int number, long at, long againAt) {}

    private final TopicReader reader;
    private final long[] writtenAt;
    private final List<Long> allWrittenAt = new ArrayList<>();
    private final List<Repeat> repeats = new ArrayList<>();
    private int distinct;

    /** Of that many events; times are the broker's where the topic's timestamps are. */
    Delivered(String bootstrapServers, String topic, int events) {
        this.reader = new TopicReader(bootstrapServers, topic);
        this.writtenAt = new long[events];
    }

    /** Reads what is committed by now. */
    Delivered read() {
        reader.readNew(this::add);
        return this;
    }

    private void add(ConsumerRecord<String, String> record) {
        int number = Traffic.number(reader.message(record));
        if (writtenAt[number] == 0) {
            distinct++;
        } else {
            repeats.add(new Repeat(number, writtenAt[number], record.timestamp()));
        }
        writtenAt[number] = record.timestamp();
        allWrittenAt.add(record.timestamp());
    }

    /** How many of the events are there. */
    int distinct() {
        return distinct;
    }

    List<Repeat> repeats() {
        return List.copyOf(repeats);
    }

    /** The numbers of those that are not there. */
    List<Integer> missing() {
        return IntStream.range(0, writtenAt.length)
                .filter(number -> writtenAt[number] == 0)
                .boxed()
                .toList();
    }

    /** How many records were written within that time, both ends included. */
    long writtenBetween(long from, long to) {
        return allWrittenAt.stream().filter(at -> at >= from && at <= to).count();
    }

    @Override
    public void close() {
        reader.close();
    }
}
