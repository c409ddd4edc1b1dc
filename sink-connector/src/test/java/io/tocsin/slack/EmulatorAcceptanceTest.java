package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.message.HostileDesigns;
import io.tocsin.slack.message.HostileRecords;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the renderer makes is taken by the emulated Slack over HTTP, which refuses what Slack refuses. */
class EmulatorAcceptanceTest {
    private static final int RECORDS = 150;
    private static final Network NETWORK = new Network(Duration.ofSeconds(10), Duration.ofSeconds(10), null, null);

    @ParameterizedTest
    @EnumSource(HostileDesigns.class)
    void messagesAndTheirPlainFormsAreTaken(HostileDesigns design) {
        MessageRenderer renderer = design.renderer();
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
                SlackApi webhook =
                        HttpSlackApi.webhook(slack.webhook("alerts").toString(), new SlackConnections(NETWORK));
                SlackApi channel = HttpSlackApi.channel(
                        slack.url() + "/api/", slack.botToken(), "general", new SlackConnections(NETWORK))) {
            for (long seed = 0; seed < RECORDS; seed++) {
                SlackMessage message = renderer.render(HostileRecords.draw(new SplittableRandom(seed)));
                String where = design + ", seed " + seed + ": " + message.body();
                assertThat(webhook.send(message)).as(where).isEqualTo(new SendResult.Delivered(null));
                assertThat(channel.send(message)).as(where).isInstanceOf(SendResult.Delivered.class);
                assertThat(webhook.send(message.simplified())).as(where).isEqualTo(new SendResult.Delivered(null));
            }
        }
    }
}
