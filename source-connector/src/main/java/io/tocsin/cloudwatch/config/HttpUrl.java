package io.tocsin.cloudwatch.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks URLs. No complaint shows the value, since people put passwords into URLs. */
final class HttpUrl {
    private static final Pattern HERE = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    private HttpUrl() {}

    /** Whether others can read along on the way there: not where it is on the worker itself, as an emulator may be. */
    static boolean isUnencrypted(URI url) {
        return "http".equals(url.getScheme()) && !HERE.matcher(url.getHost()).matches();
    }

    static Optional<String> complaintAboutEndpoint(String text) {
        return complaint(text, Set.of("http", "https"), "https://host or http://host:port", "");
    }

    static Optional<String> complaintAboutProxy(String text) {
        return complaint(text, Set.of("http"), "http://host:port", "; use proxy.user and proxy.password")
                .or(() -> URI.create(text).getPort() < 0
                        ? Optional.of("names no port; expected http://host:port")
                        : Optional.empty());
    }

    private static Optional<String> complaint(String text, Set<String> schemes, String expected, String insteadOfUser) {
        URI uri = parse(text);
        if (uri != null && uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user or password" + insteadOfUser);
        }
        boolean usable = uri != null
                && uri.getHost() != null
                && schemes.contains(String.valueOf(uri.getScheme()))
                && uri.getPort() <= 65_535
                && uri.getPort() != 0
                && Set.of("", "/").contains(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        return usable ? Optional.empty() : Optional.of("is not of the form " + expected);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
