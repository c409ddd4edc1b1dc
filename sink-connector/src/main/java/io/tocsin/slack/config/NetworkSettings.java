package io.tocsin.slack.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/** The way to Slack: proxy, certificates, timeouts. */
public final class NetworkSettings {
    public static final String PROXY_URL = "proxy.url";
    public static final String PROXY_USER = "proxy.user";
    public static final String PROXY_PASSWORD = "proxy.password";
    public static final String TLS_CA_FILE = "tls.ca.file";
    public static final String CONNECT_TIMEOUT_MS = "connect.timeout.ms";
    public static final String REQUEST_TIMEOUT_MS = "request.timeout.ms";

    private static final String GROUP = "Network";

    private final AbstractConfig config;

    NetworkSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return defineTimeouts(defineProxy(def)
                .define(
                        TLS_CA_FILE,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.certificates(),
                        Importance.LOW,
                        "PEM file on the worker with certificates of a private CA, trusted in addition to the JVM's own.",
                        GROUP,
                        4,
                        Width.LONG,
                        "CA file"));
    }

    private static ConfigDef defineProxy(ConfigDef def) {
        return def.define(
                        PROXY_URL,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.proxy(),
                        Importance.LOW,
                        "HTTP proxy to reach Slack through, as http://host:port.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Proxy")
                .define(
                        PROXY_USER,
                        ConfigDef.Type.STRING,
                        null,
                        Importance.LOW,
                        "User name at the proxy.",
                        GROUP,
                        2,
                        Width.MEDIUM,
                        "Proxy user")
                .define(
                        PROXY_PASSWORD,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.LOW,
                        "Password at the proxy.",
                        GROUP,
                        3,
                        Width.MEDIUM,
                        "Proxy password");
    }

    private static ConfigDef defineTimeouts(ConfigDef def) {
        return def.define(
                        CONNECT_TIMEOUT_MS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(100, 600_000),
                        Importance.LOW,
                        "How long to wait for a connection, in milliseconds.",
                        GROUP,
                        5,
                        Width.SHORT,
                        "Connect timeout")
                .define(
                        REQUEST_TIMEOUT_MS,
                        ConfigDef.Type.INT,
                        30_000,
                        Range.between(100, 600_000),
                        Importance.LOW,
                        "How long a request may take in all, in milliseconds. After that it counts as not answered, and the"
                                + " message is sent again.",
                        GROUP,
                        6,
                        Width.SHORT,
                        "Request timeout");
    }

    static void check(Findings findings) {
        if (findings.has(PROXY_USER) && !findings.has(PROXY_URL)) {
            findings.add(PROXY_USER, "has no effect without proxy.url; set that too, or remove this");
        }
        if (findings.has(PROXY_PASSWORD) && !findings.has(PROXY_USER)) {
            findings.add(PROXY_PASSWORD, "has no effect without proxy.user; set that too, or remove this");
        }
    }

    /** The proxy's address. */
    public Optional<URI> proxy() {
        return Optional.ofNullable(config.getString(PROXY_URL))
                .map(String::strip)
                .map(URI::create);
    }

    /** User name at the proxy. */
    public Optional<String> proxyUser() {
        return Optional.ofNullable(config.getString(PROXY_USER));
    }

    /** Password at the proxy. */
    public Optional<String> proxyPassword() {
        return Optional.ofNullable(config.getPassword(PROXY_PASSWORD)).map(Password::value);
    }

    /** The file of additional certificates. */
    public Optional<Path> caFile() {
        return Optional.ofNullable(config.getString(TLS_CA_FILE)).map(Path::of);
    }

    /** How long to wait for a connection. */
    public Duration connectTimeout() {
        return Duration.ofMillis(config.getInt(CONNECT_TIMEOUT_MS));
    }

    /** How long a request may take in all. */
    public Duration requestTimeout() {
        return Duration.ofMillis(config.getInt(REQUEST_TIMEOUT_MS));
    }
}
