package io.tocsin.cloudwatch.config;

import java.net.URI;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * The way to AWS.
 *
 * @param proxy a forward proxy; null for the JVM's own proxy settings, if it has any
 * @param proxyUser null if the proxy asks for no user
 * @param tlsCaFile certificates to trust beside the default ones; null for none
 */
public record NetworkSettings(
        @Nullable URI proxy,
        @Nullable String proxyUser,
        @Nullable Password proxyPassword,
        @Nullable Path tlsCaFile) {
    public static final String PROXY_URL = "proxy.url";
    public static final String PROXY_USER = "proxy.user";
    public static final String PROXY_PASSWORD = "proxy.password";
    public static final String TLS_CA_FILE = "tls.ca.file";

    static void define(ConfigDef definition) {
        new Group(definition, "Network")
                .text(
                        PROXY_URL,
                        null,
                        Rule.complaining("a URL of the form http://host:port", HttpUrl::complaintAboutProxy),
                        Importance.LOW,
                        "Proxy URL",
                        "A forward proxy on the way to CloudWatch Logs and to assuming aws.role.arn. If not set, the worker's proxy system properties and"
                                + " environment variables (https.proxyHost, HTTPS_PROXY, ...) apply.")
                .text(PROXY_USER, null, Rule.any(), Importance.LOW, "Proxy user", "The user that the proxy asks for.")
                .secret(PROXY_PASSWORD, Importance.LOW, "Proxy password", "The password of proxy.user.")
                .text(
                        TLS_CA_FILE,
                        null,
                        Rule.complaining("a PEM file with X.509 certificates", PemFile::complaint),
                        Importance.LOW,
                        "TLS CA file",
                        "A PEM file on the worker with the certificates of private certificate authorities, which are trusted"
                                + " in addition to the default ones.");
    }

    static void check(Values values) {
        values.needs(PROXY_USER, PROXY_URL);
        values.needs(PROXY_USER, PROXY_PASSWORD);
        values.needs(PROXY_PASSWORD, PROXY_USER);
    }

    static NetworkSettings of(Values values) {
        String proxy = values.text(PROXY_URL);
        String file = values.text(TLS_CA_FILE);
        return new NetworkSettings(
                proxy == null ? null : URI.create(proxy),
                values.text(PROXY_USER),
                values.secret(PROXY_PASSWORD),
                file == null ? null : Path.of(file));
    }
}
