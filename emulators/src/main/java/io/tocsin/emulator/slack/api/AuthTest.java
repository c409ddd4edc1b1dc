package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Bot;
import java.util.Locale;

/** {@code auth.test}: to whom a token belongs. Needs no scope. */
final class AuthTest implements ApiMethod {
    @Override
    public String name() {
        return "auth.test";
    }

    @Override
    public String scope() {
        return "";
    }

    @Override
    public int perMinute() {
        return Tier.SPECIAL;
    }

    @Override
    public ObjectNode call(Arguments arguments, Bot bot) {
        return Json.object()
                .put("url", "https://tocsin-emulator.slack.com/")
                .put("team", "Tocsin emulator")
                .put("user", bot.name().toLowerCase(Locale.ROOT))
                .put("team_id", bot.teamId())
                .put("user_id", bot.userId())
                .put("bot_id", bot.botId())
                .put("app_id", bot.appId())
                .put("is_enterprise_install", false);
    }
}
