package io.tocsin.quickstart.sample;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes up what the services of a shop log: text, JSON and stack traces. Every {@value #BETWEEN_ERRORS}th is an error. */
public final class SampleLines {
    /** At four lines a second, an error each four seconds: Slack takes one message a second. */
    static final int BETWEEN_ERRORS = 16;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final List<Writer> ordinary = List.of(
            this::order, this::query, this::request, this::slowRequest, this::charge, this::thumbnail, this::cron);
    private final List<Writer> errors =
            List.of(this::outOfStock, this::declined, this::timeout, this::javaTrace, this::pythonTrace);
    private int written;

    private interface Writer {
        SampleLine write();
    }

    public SampleLines(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** The next line; the first is an error, so that something can be seen at once. */
    public SampleLine next() {
        boolean error = written++ % BETWEEN_ERRORS == 0;
        List<Writer> writers = error ? errors : ordinary;
        return writers.get(random.nextInt(writers.size())).write();
    }

    private SampleLine order() {
        return checkout("INFO ", "order " + id() + " placed by customer " + id() + ", " + number(1, 9) + " items");
    }

    private SampleLine outOfStock() {
        return checkout("ERROR", "order " + id() + " cannot be placed: article " + id() + " is out of stock");
    }

    private SampleLine timeout() {
        return checkout(
                "ERROR",
                "no answer from inventory.internal:8443 within " + number(2000, 5000) + " ms, order " + id()
                        + " is retried");
    }

    private SampleLine checkout(String level, String text) {
        return new SampleLine("checkout/7f9c2b4d", time() + " " + level + " [worker-" + number(1, 8) + "] " + text);
    }

    private SampleLine query() {
        return new SampleLine(
                "search/1a0b",
                time() + " DEBUG query=\"" + pick("lamp", "chair", "red shoes") + "\" hits=" + number(0, 900) + " took="
                        + number(2, 80) + "ms");
    }

    private SampleLine request() {
        return new SampleLine(
                "web/i-0c55b159",
                "10.0." + number(0, 9) + "." + number(1, 250) + " - - \"GET /article/" + id() + " HTTP/1.1\" 200 "
                        + number(800, 40_000));
    }

    private SampleLine slowRequest() {
        return new SampleLine(
                "web/i-0c55b159", time() + " WARN upstream took " + number(1000, 3000) + " ms for /cart/" + id());
    }

    private SampleLine charge() {
        return payments("INFO", "charge accepted", "\"amount\":" + number(5, 900));
    }

    private SampleLine declined() {
        return payments(
                "ERROR",
                "charge declined by issuer",
                "\"amount\":" + number(5, 900) + ",\"code\":\""
                        + pick("insufficient_funds", "expired_card", "do_not_honor") + "\"");
    }

    private SampleLine payments(String level, String text, String more) {
        return new SampleLine(
                "payments/[$LATEST]9e21",
                "{\"time\":\"" + clock.instant() + "\",\"level\":\"" + level + "\",\"message\":\"" + text
                        + "\",\"order\":" + id() + "," + more + "}");
    }

    private SampleLine thumbnail() {
        return new SampleLine(
                "thumbnails/4be1", time() + " INFO resized image-" + id() + ".jpg to 320x" + number(180, 320));
    }

    private SampleLine cron() {
        return new SampleLine(
                "scheduler/main",
                time() + " INFO job " + pick("invoices", "newsletter", "stock-sync") + " finished, " + number(0, 400)
                        + " rows");
    }

    private SampleLine javaTrace() {
        return new SampleLine(
                "scheduler/main",
                time() + " ERROR job stock-sync failed\n"
                        + "java.sql.SQLTransientConnectionException: shop-db - Connection is not available, request timed out after "
                        + number(30_000, 30_020) + "ms\n"
                        + "\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)\n"
                        + "\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)\n"
                        + "\tat shop.stock.StockRepository.changedSince(StockRepository.java:" + number(40, 90) + ")\n"
                        + "\tat shop.stock.StockSync.run(StockSync.java:31)");
    }

    private SampleLine pythonTrace() {
        return new SampleLine(
                "thumbnails/4be1",
                time() + " ERROR cannot resize image-" + id() + ".jpg\n"
                        + "Traceback (most recent call last):\n"
                        + "  File \"/app/resize.py\", line " + number(20, 60) + ", in handle\n"
                        + "    image = Image.open(body)\n"
                        + "PIL.UnidentifiedImageError: cannot identify image file <_io.BytesIO object>");
    }

    private String time() {
        Instant now = clock.instant();
        return TIME.format(now);
    }

    private int id() {
        return number(1_000, 99_999);
    }

    private int number(int from, int to) {
        return random.nextInt(from, to);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
