package io.tocsin.cloudwatch.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of recent events in few bytes: what the events of one PutLogEvents request share is written once. */
final class RecentCodec {
    private static final Comparator<Emitted> BY_REQUEST = Comparator.comparingLong(Emitted::ingestionTime)
            .thenComparingLong(Emitted::request)
            .thenComparingInt(Emitted::index);

    private RecentCodec() {}

    /** About how many bytes they take in an offset, in base64: measured on random requests and times. */
    static int estimate(List<Emitted> events) {
        Set<Long> requests = new HashSet<>();
        int bytes = 0;
        for (Emitted event : events) {
            if (event.opaque() != null) {
                bytes += event.opaque().length() + 8;
            } else {
                bytes += requests.add(event.request()) ? 13 : 3;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes * 4L / 3);
    }

    static void write(List<Emitted> events, ByteWriter out) {
        writeUsual(
                events.stream()
                        .filter(e -> e.opaque() == null)
                        .sorted(BY_REQUEST)
                        .toList(),
                out);
        writeOpaque(events.stream().filter(e -> e.opaque() != null).toList(), out);
    }

    static List<Emitted> read(ByteReader in) {
        List<Emitted> events = new ArrayList<>();
        readUsual(in, events);
        readOpaque(in, events);
        return events;
    }

    private static void writeUsual(List<Emitted> events, ByteWriter out) {
        List<List<Emitted>> requests = byRequest(events);
        out.unsigned(requests.size());
        long ingestionTime = 0;
        for (List<Emitted> request : requests) {
            Emitted first = request.get(0);
            out.signed(first.ingestionTime() - ingestionTime)
                    .eightBytes(first.request())
                    .unsigned(request.size());
            ingestionTime = first.ingestionTime();
            writeRequest(request, out);
        }
    }

    private static void writeRequest(List<Emitted> request, ByteWriter out) {
        long timestamp = request.get(0).ingestionTime();
        int index = 0;
        for (Emitted event : request) {
            out.unsigned(event.index() - index).signed(event.timestamp() - timestamp);
            index = event.index();
            timestamp = event.timestamp();
        }
    }

    private static List<List<Emitted>> byRequest(List<Emitted> sorted) {
        List<List<Emitted>> requests = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !sorted.get(start).isOfSameRequest(sorted.get(i))) {
                requests.add(sorted.subList(start, i));
                start = i;
            }
        }
        return requests;
    }

    private static void readUsual(ByteReader in, List<Emitted> events) {
        long ingestionTime = 0;
        for (int requests = in.count(); requests > 0; requests--) {
            ingestionTime += in.signed();
            readRequest(in, ingestionTime, events);
        }
    }

    private static void readRequest(ByteReader in, long ingestionTime, List<Emitted> events) {
        long request = in.eightBytes();
        long timestamp = ingestionTime;
        int index = 0;
        for (int count = in.count(); count > 0; count--) {
            index += (int) in.unsigned();
            timestamp += in.signed();
            events.add(new Emitted(timestamp, ingestionTime, request, index, null));
        }
    }

    private static void writeOpaque(List<Emitted> events, ByteWriter out) {
        out.unsigned(events.size());
        for (Emitted event : events) {
            out.text(event.id()).signed(event.timestamp()).signed(event.ingestionTime());
        }
    }

    private static void readOpaque(ByteReader in, List<Emitted> events) {
        for (int count = in.count(); count > 0; count--) {
            String id = in.text();
            events.add(Emitted.of(id, in.signed(), in.signed()));
        }
    }
}
