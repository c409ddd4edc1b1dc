package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch Logs in memory, which pages, and hides events until they are visible. All its groups hold the same events, unless an event
 * is put into one.
 */
final class FakeLogs implements LogsApi {
    final List<FilterRequest> requests = new ArrayList<>();
    /** What the next requests run into. */
    final Deque<LogsFailure.Kind> failures = new ArrayDeque<>();

    IntSupplier pageSize = () -> 10_000;
    /** How long each way takes. */
    LongSupplier latency = () -> 0;

    LongSupplier clockError = () -> 0;
    /** Whether a pattern matches an event; without it, any does. */
    BiPredicate<String, LogEvent> matching = (pattern, event) -> true;

    double emptyPages;
    double disorder;
    double rejectedTokens;
    double failing;
    boolean recording = true;
    /** How many requests there were. */
    long count;

    private final VirtualTime time;
    private final Random random;
    private final List<Stored> events = new ArrayList<>();
    private final Map<String, Cursor> cursors = new HashMap<>();
    private boolean sorted = true;
    private int tokens;

    FakeLogs(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    private record Stored(@Nullable String group, LogEvent event, long visibleAt) {
        boolean isIn(LogGroup searched) {
            return group == null || group.equals(searched.name());
        }
    }

    private static final class Cursor {
        int index;
        final int pageSize;
        final List<LogEvent> held = new ArrayList<>();

        Cursor(int index, int pageSize) {
            this.index = index;
            this.pageSize = pageSize;
        }
    }

    void put(LogEvent event, long visibleAt) {
        events.add(new Stored(null, event, visibleAt));
        sorted = false;
    }

    /** An event that one group alone holds. */
    void put(String group, LogEvent event, long visibleAt) {
        events.add(new Stored(group, event, visibleAt));
        sorted = false;
    }

    @Override
    public Page filter(FilterRequest request) throws LogsFailure {
        if (request.from() > request.to()) {
            throw new IllegalArgumentException("asks for no time at all: " + request);
        }
        count++;
        if (recording) {
            requests.add(request);
        }
        fail(request);
        Cursor cursor = cursor(request);
        long startedAt = time.aws() - clockError.getAsLong();
        return random.nextDouble() < emptyPages
                ? new Page(List.of(), token(cursor), startedAt)
                : page(request, cursor, startedAt);
    }

    private void fail(FilterRequest request) throws LogsFailure {
        LogsFailure.Kind kind = request.from() < 0 ? LogsFailure.Kind.INVALID_REQUEST : failures.poll();
        if (kind == null && random.nextDouble() < failing) {
            kind = random.nextBoolean() ? LogsFailure.Kind.TRANSIENT : LogsFailure.Kind.THROTTLED;
        }
        if (kind == null && request.nextToken() != null && random.nextDouble() < rejectedTokens) {
            kind = LogsFailure.Kind.TOKEN_REJECTED;
        }
        if (kind != null) {
            throw new LogsFailure(kind, "told to fail", new IllegalStateException("told to fail"));
        }
    }

    private Cursor cursor(FilterRequest request) {
        sort();
        String token = request.nextToken();
        Cursor known = token == null ? null : cursors.remove(token);
        return known != null ? known : new Cursor(firstAt(request.from()), pageSize.getAsInt());
    }

    private Page page(FilterRequest request, Cursor cursor, long startedAt) {
        List<LogEvent> page = new ArrayList<>();
        boolean more = fill(page, cursor, request);
        if (more && !page.isEmpty() && random.nextDouble() < disorder) {
            holdBack(page, cursor);
        } else if (!more || random.nextBoolean()) {
            page.addAll(cursor.held);
            cursor.held.clear();
        }
        return new Page(page, more ? token(cursor) : null, startedAt);
    }

    /** One event or a run of them comes with a later page. */
    private void holdBack(List<LogEvent> page, Cursor cursor) {
        int first = random.nextInt(page.size());
        int last = random.nextBoolean() ? first : first + random.nextInt(page.size() - first);
        List<LogEvent> run = page.subList(first, last + 1);
        cursor.held.addAll(run);
        run.clear();
    }

    private boolean fill(List<LogEvent> page, Cursor cursor, FilterRequest request) {
        int resume = cursor.index;
        for (int i = cursor.index; i < events.size() && events.get(i).event().timestamp() <= request.to(); i++) {
            if (isFound(events.get(i), request)) {
                if (page.size() == cursor.pageSize) {
                    cursor.index = resume;
                    return true;
                }
                page.add(events.get(i).event());
                resume = i + 1;
            }
        }
        cursor.index = resume;
        return false;
    }

    private boolean isFound(Stored stored, FilterRequest request) {
        return stored.visibleAt() <= time.aws()
                && stored.isIn(request.logGroup())
                && matching.test(request.selection().pattern(), stored.event());
    }

    private @Nullable String token(Cursor cursor) {
        String token = "token-" + tokens++;
        cursors.put(token, cursor);
        return token;
    }

    private void sort() {
        if (!sorted) {
            events.sort(Comparator.comparing(
                    Stored::event,
                    Comparator.comparingLong(LogEvent::timestamp)
                            .thenComparingLong(LogEvent::ingestionTime)
                            .thenComparing(LogEvent::id)));
            sorted = true;
        }
    }

    private int firstAt(long timestamp) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).event().timestamp() < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() {
        failures.add(LogsFailure.Kind.CLOSED);
    }
}
