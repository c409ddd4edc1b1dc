package io.tocsin.slack.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses on the way to which others can read along. */
final class Unencrypted {
    private static final Pattern HERE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    private Unencrypted() {}

    /** Whether it is {@code http}, and not of the worker itself, as an emulator's may be. */
    static boolean is(String url) {
        URI uri = URI.create(url);
        return "http".equals(uri.getScheme()) && !HERE.matcher(uri.getHost()).matches();
    }
}
