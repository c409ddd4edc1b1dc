package io.tocsin.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.message.EmulatedRules;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.HostileRecords;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.Records;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever records hold, Slack takes what is told of many of them, and nothing in it acts. {@code -Dtocsin.lines=N} tries more, in
 * all.
 */
class HostileSummariesTest {
    /** A round holds 40 records on average. */
    private static final int ROUNDS = Integer.getInteger("tocsin.lines", 1_200) / 40;

    private static final int ROUNDS_OVER_A_CONNECTION = 5;
    private static final Network NETWORK = new Network(Duration.ofSeconds(10), Duration.ofSeconds(10), null, null);

    private final MessageRenderer renderer = Records.renderer();

    @Test
    void noneOfThemIsRefusedOrActsWithLayoutOrWithout() {
        EmulatedRules slack = new EmulatedRules();
        for (long seed = 0; seed < ROUNDS; seed++) {
            String where = "seed " + seed;
            for (SlackMessage message : messages(new SplittableRandom(seed))) {
                slack.take(where, Told.of(message).body());
                slack.take(where, Told.of(message.simplified()).body());
                check(where, message);
            }
        }
    }

    @Test
    void overAConnectionTheyAreTakenToo() {
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
                SlackApi webhook =
                        HttpSlackApi.webhook(slack.webhook("alerts").toString(), new SlackConnections(NETWORK))) {
            for (long seed = 0; seed < ROUNDS_OVER_A_CONNECTION; seed++) {
                for (SlackMessage message : messages(new SplittableRandom(seed))) {
                    assertThat(webhook.send(message)).as("seed %s", seed).isInstanceOf(SendResult.Delivered.class);
                    assertThat(webhook.send(message.simplified()))
                            .as("seed %s", seed)
                            .isInstanceOf(SendResult.Delivered.class);
                }
            }
        }
    }

    private List<SlackMessage> messages(SplittableRandom random) {
        List<Gist> gists = new ArrayList<>();
        for (int i = random.nextInt(80); i >= 0; i--) {
            gists.add(renderer.read(HostileRecords.draw(random)).gist());
        }
        Round round = new Round();
        gists.forEach(round::add);
        List<SlackMessage> messages = new ArrayList<>(
                round.notices("Digest").stream().map(Notice::message).toList());
        Bundle bundle = new Bundle(gists.get(0));
        gists.forEach(bundle::add);
        messages.add(bundle.message());
        assertThat(messages.stream()
                        .limit(messages.size() - 1L)
                        .mapToLong(digest -> Told.of(digest).sum())
                        .sum())
                .isEqualTo(gists.size());
        return messages;
    }

    private static void check(String where, SlackMessage message) {
        JsonNode body = Told.of(message).body();
        Set<String> types = new TreeSet<>();
        body.findValues("type").forEach(type -> types.add(type.asText()));
        assertThat(types)
                .as(where)
                .isSubsetOf(
                        "header",
                        "plain_text",
                        "rich_text",
                        "rich_text_section",
                        "rich_text_preformatted",
                        "text",
                        "date",
                        "context",
                        "mrkdwn");
        String small =
                body.toString().replaceAll("<!date\\^\\d+\\^\\{date_short_pretty} \\{time_secs}\\|[0-9TZ:.+-]+>", "");
        for (JsonNode node : body.findParents("verbatim")) {
            assertThat(node.get("verbatim").asBoolean()).as(where).isTrue();
        }
        assertThat(small).as(where).doesNotContain("\"type\":\"mrkdwn\",\"text\":\"<!");
        assertThat(message.plainText())
                .as(where)
                .hasSizeLessThanOrEqualTo(4_000)
                .doesNotContain("<")
                .doesNotContain("\u202e");
        assertThat(body.get("text").asText()).as(where).doesNotContain("<");
    }
}
