package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEventsTest {
    @TempDir
    private Path directory;

    @Test
    void eventsAreThereAgainWithTheSameIds() throws Exception {
        Path file = directory.resolve("kept.jsonl");
        String before;
        try (CloudWatchEmulator first = CloudWatchEmulator.start(0).keepIn(file)) {
            first.region("eu-west-1").put("/shop", "web", "ERROR one", "ERROR two\n\tat \"three\" é");
            first.region("eu-west-1").put("/shop", "db", "ERROR four");
            before = events(first.endpoint());
        }
        try (CloudWatchEmulator second = CloudWatchEmulator.start(0).keepIn(file)) {
            assertThat(second.region("eu-west-1").count("/shop")).isEqualTo(3);
            assertThat(events(second.endpoint())).isEqualTo(before);
            second.region("eu-west-1").put("/shop", "web", "ERROR five");
        }
        try (CloudWatchEmulator third = CloudWatchEmulator.start(0).keepIn(file)) {
            assertThat(third.region("eu-west-1").count("/shop")).isEqualTo(4);
            assertThat(third.region("us-east-1").count("/shop")).isZero();
        }
    }

    @Test
    void aLineThatAKillLeftUnfinishedIsDropped() throws Exception {
        Path file = directory.resolve("kept.jsonl");
        try (CloudWatchEmulator first = CloudWatchEmulator.start(0).keepIn(file)) {
            first.region("eu-west-1").put("/shop", "web", "ERROR one");
        }
        Files.writeString(file, "{\"arn\":\"arn:aws:lo", StandardOpenOption.APPEND);
        try (CloudWatchEmulator second = CloudWatchEmulator.start(0).keepIn(file)) {
            second.region("eu-west-1").put("/shop", "web", "ERROR two");
        }
        try (CloudWatchEmulator third = CloudWatchEmulator.start(0).keepIn(file)) {
            assertThat(third.region("eu-west-1").count("/shop")).isEqualTo(2);
        }
    }

    private static String events(URI endpoint) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328.FilterLogEvents")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/logs/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString("{\"logGroupName\":\"/shop\"}"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(body).contains("ERROR one");
        return body;
    }
}
