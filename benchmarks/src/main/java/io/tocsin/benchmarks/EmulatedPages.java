package io.tocsin.benchmarks;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How many full pages of 10,000 events the emulated CloudWatch Logs serves in a second of two cores, out of a group of a million.
 * Every benchmark of the source that reads from it is bounded by this.
 */
public final class EmulatedPages {
    private static final int EVENTS = 1_000_000;
    private static final int BATCH = 10_000;
    private static final int PAGES = 200;
    private static final double CORES = 2;
    private static final double ASKED_OF = 30;
    private static final int TAIL = 200;
    /** Bytes of an answer with 10,000 events. */
    private static final int FULL = 2_000_000;

    private final CloudWatchEmulator emulator;
    private final HttpClient http = HttpClient.newHttpClient();

    private EmulatedPages(CloudWatchEmulator emulator) {
        this.emulator = emulator;
    }

    public static void main(String[] args) throws Exception {
        try (CloudWatchEmulator emulator =
                CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false))) {
            EmulatedPages pages = new EmulatedPages(emulator);
            pages.fill();
            pages.measure("");
            pages.measure("ERROR");
        }
    }

    private void fill() {
        // With the 26 bytes that AWS adds for each event, a page of 10,000 stays just below 1 MB.
        String[] batch = new String[BATCH];
        Arrays.fill(batch, "2026-11-22T10:00:00.000Z ERROR card declined for order 104212, try another");
        for (int i = 0; i < EVENTS; i += BATCH) {
            emulator.region("eu-west-1").put("/app", "stream", batch);
        }
    }

    private void measure(String filter) throws Exception {
        double perSecond = CORES * PAGES / ProcessorTime.seconds(() -> read(filter));
        System.out.printf(
                "filter '%s': %.0f full pages a second of two cores, %.1f times the %.0f asked of it%n",
                filter, perSecond, perSecond / ASKED_OF, ASKED_OF);
    }

    /** Reads page after page, from the start again after the last. */
    private void read(String filter) throws IOException, InterruptedException {
        String token = "";
        int full = 0;
        while (full < PAGES) {
            byte[] page = page(filter, token);
            token = nextToken(page);
            if (page.length >= FULL) {
                full++;
            } else if (!token.isEmpty()) {
                throw new IllegalStateException("not a full page: " + new String(page, StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] page(String filter, String token) throws IOException, InterruptedException {
        String body = "{\"logGroupName\":\"/app\",\"filterPattern\":\"" + filter + "\"" + token + "}";
        HttpRequest request = HttpRequest.newBuilder(emulator.endpoint())
                .header("X-Amz-Target", "Logs_20140328.FilterLogEvents")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=any/20261122/eu-west-1/logs/aws4_request, any")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).body();
    }

    /** The token as it stands at the end of a page, ready for the next request. Parsing the page would cost more than serving it. */
    private static String nextToken(byte[] page) {
        int from = Math.max(0, page.length - TAIL);
        String end = new String(page, from, page.length - from, StandardCharsets.ISO_8859_1);
        int at = end.lastIndexOf(",\"nextToken\"");
        return at < 0 ? "" : end.substring(at, end.lastIndexOf('}'));
    }
}
