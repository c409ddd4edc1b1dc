package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; its token tells the number of items before the next page.
 *
 * @param nextToken null if nothing is left
 */
record Listing<T>(List<T> items, @Nullable String nextToken) {
    private static final String PREFIX = "items:";

    /**
     * @param all in order
     */
    static <T> Listing<T> page(List<T> all, int limit, @Nullable String token) {
        int start = Math.min(token == null ? 0 : start(token), all.size());
        int end = Math.min(start + limit, all.size());
        return new Listing<>(all.subList(start, end), end == all.size() ? null : token(end));
    }

    static @Nullable String token(Parameters parameters) {
        return parameters.optional("nextToken", Texts.TOKEN);
    }

    private static String token(int start) {
        return Base64.getUrlEncoder().encodeToString((PREFIX + start).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseUnsignedInt(text, PREFIX.length(), text.length(), 10);
            }
        } catch (IllegalArgumentException notOurs) {
            throw invalidToken();
        }
        throw invalidToken();
    }

    static AwsError invalidToken() {
        return AwsError.invalidParameter("The specified nextToken is invalid.");
    }
}
