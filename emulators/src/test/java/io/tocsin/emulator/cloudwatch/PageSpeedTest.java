package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How many full pages of 10,000 events two cores serve. It counts processor time, not time: that of the emulator and that of
 * a client which throws the pages away, so the truth is a little better, whatever else the machine does. Run it with
 * {@code mvn -pl emulators test -Dtest=PageSpeedTest -Dtocsin.speed=true}; it prints what it measures.
 */
@EnabledIfSystemProperty(
        named = "tocsin.speed",
        matches = "true",
        disabledReason = "a measurement, not for every build")
class PageSpeedTest {
    private static final int EVENTS = 1_000_000;
    private static final int BATCH = 10_000;
    private static final int WARM_UP_PAGES = 200;
    private static final int PAGES = 600;
    private static final double CORES = 2;
    private static final double NANOS = 1e9;

    private final CloudWatchEmulator emulator =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        emulator.close();
    }

    private void fill() {
        // With the 26 bytes that each event adds, a page of 10,000 stays just below 1 MB.
        String[] batch = new String[BATCH];
        Arrays.fill(batch, "2026-11-22T10:00:00.000Z ERROR card declined for order 104212, try another");
        for (int i = 0; i < EVENTS; i += BATCH) {
            emulator.region("eu-west-1").put("/app", "stream", batch);
        }
    }

    /** Reads page after page from the start, over and over, and returns how many events there were. */
    private long read(int pages, String filter) throws IOException, InterruptedException {
        long bytes = 0;
        String token = "";
        for (int i = 0; i < pages; i++) {
            String body = "{\"logGroupName\":\"/app\",\"filterPattern\":\"" + filter + "\"" + token + "}";
            byte[] page = http.send(
                            HttpRequest.newBuilder(emulator.endpoint())
                                    .header("X-Amz-Target", "Logs_20140328.FilterLogEvents")
                                    .header(
                                            "Authorization",
                                            "AWS4-HMAC-SHA256 Credential=k/20261122/eu-west-1/logs/aws4_request, x")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            bytes += page.length;
            token = nextToken(page);
        }
        return bytes;
    }

    private static String nextToken(byte[] page) {
        int from = Math.max(0, page.length - 200);
        String end = new String(page, from, page.length - from, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = end.lastIndexOf(",\"nextToken\"");
        return at < 0 ? "" : end.substring(at, end.lastIndexOf('}'));
    }

    @Test
    void thirtyFullPagesASecond() throws Exception {
        fill();
        for (String filter : new String[] {"", "ERROR"}) {
            read(WARM_UP_PAGES, filter);
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long start = system.getProcessCpuTime();
            long startTime = System.nanoTime();
            long bytes = read(PAGES, filter);
            double cpu = (system.getProcessCpuTime() - start) / NANOS;
            Duration time = Duration.ofNanos(System.nanoTime() - startTime);
            double perSecond = CORES * PAGES / cpu;

            System.out.printf(
                    "filter '%s': %d pages, %d MB, %.1f ms of processor a page, %.0f pages a second on two cores "
                            + "(one reader took %d ms)%n",
                    filter, PAGES, bytes >> 20, 1000 * cpu / PAGES, perSecond, time.toMillis());
            assertThat(bytes).isGreaterThan(PAGES * 2_000_000L);
            assertThat(perSecond).isGreaterThan(30);
        }
    }
}
