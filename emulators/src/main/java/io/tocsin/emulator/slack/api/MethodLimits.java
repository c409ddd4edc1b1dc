package io.tocsin.emulator.slack.api;

import io.tocsin.emulator.slack.limits.Pace;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.workspace.Bot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often a token may call each method: a minute's worth at once, and then as many as come back. */
final class MethodLimits {
    private static final double SECONDS = 60;

    private final Map<String, Pace> paces = new HashMap<>();

    MethodLimits(InstantSource clock, Collection<ApiMethod> methods, boolean limited) {
        if (limited) {
            methods.forEach(method ->
                    paces.put(method.name(), new Pace(clock, method.perMinute() / SECONDS, method.perMinute())));
        }
    }

    /** @throws Refused with {@code rate_limited} */
    void take(ApiMethod method, Bot bot) {
        Pace pace = paces.get(method.name());
        Duration wait = pace == null ? Duration.ZERO : pace.take(bot.token());
        if (!wait.isZero()) {
            throw Refused.until(wait);
        }
    }
}
