package io.tocsin.slack;

import io.tocsin.slack.config.Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A number for the settings that decide which records go to a channel. */
final class RoutingHash {
    private static final String ALGORITHM = "HmacSHA256";

    private RoutingHash() {}

    /**
     * Stands in messages that others can read, and the settings may hold secrets: the bot token as the key keeps guesses from being
     * tried.
     */
    static long of(Map<String, String> settings, Address address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(Objects.requireNonNull(address.botToken())), ALGORITHM));
            settings.forEach((name, value) -> mac.update(bytes(name + '\n' + value + '\n')));
            return ByteBuffer.wrap(mac.doFinal()).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC with SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
