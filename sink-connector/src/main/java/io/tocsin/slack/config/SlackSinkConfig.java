package io.tocsin.slack.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** All settings of the sink, by group. */
public final class SlackSinkConfig {
    /** Put by the connector into the settings of its tasks; no setting for users. */
    private static final String TASK = "tocsin.task";

    private static final List<String> DECIDING = List.of(
            "topics",
            "routes",
            "transforms",
            "predicates",
            "key.converter",
            "value.converter",
            "header.converter",
            "slack.",
            "errors.tolerance",
            RepeatsSettings.DROP);

    private final AbstractConfig values;
    private final Map<String, String> properties;

    /**
     * Reads settings.
     *
     * @throws ConfigException if a value is not valid, or values do not fit together
     */
    public SlackSinkConfig(Map<String, String> properties) {
        this.values = new AbstractConfig(definition(properties), properties, false);
        this.properties = properties;
        Map<String, List<String>> errors = Findings.of(properties).errors();
        if (!errors.isEmpty()) {
            throw new ConfigException(
                    errors.values().stream().flatMap(List::stream).collect(Collectors.joining("; ")));
        }
    }

    /** Every setting with its type, default, limits and documentation. */
    public static ConfigDef definition() {
        ConfigDef where = RoutesSettings.define(DestinationSettings.define(new ConfigDef()));
        ConfigDef what = RedactionSettings.define(MessageSettings.define(where));
        ConfigDef how = HeartbeatSettings.define(DigestSettings.define(DeliverySettings.define(what)));
        ConfigDef once = RepeatsSettings.define(GuaranteeSettings.define(ThreadSettings.define(how)));
        return NetworkSettings.define(once);
    }

    /** As {@link #definition()}, and those settings whose names come from other settings. */
    public static ConfigDef definition(Map<String, String> properties) {
        return RoutesSettings.define(definition(), properties);
    }

    /** The settings of one of several tasks, which are told their numbers. */
    public static Map<String, String> ofTask(int number, Map<String, String> properties) {
        Map<String, String> settings = new LinkedHashMap<>(properties);
        settings.put(TASK, Integer.toString(number));
        return settings;
    }

    /** Connector and task, as far as they are known, under these names. */
    public Map<String, String> owner() {
        Map<String, String> owner = new LinkedHashMap<>();
        Optional.ofNullable(properties.get("name")).ifPresent(name -> owner.put("connector", name));
        Optional.ofNullable(properties.get(TASK)).ifPresent(task -> owner.put("task", task));
        return owner;
    }

    /** The {@code client.id} of the consumer that Kafka Connect gives to this task, unless the worker has one for all. */
    public String consumerClientId() {
        String own = properties.get("consumer.override.client.id");
        return own != null ? own : "connector-consumer-" + connector() + "-" + properties.getOrDefault(TASK, "0");
    }

    /** Where messages can go: the connector's own destination and those of its routes. */
    public List<Address> addresses() {
        Stream<Address> ofRoutes =
                routes().conditions().keySet().stream().flatMap(name -> routes().address(name).stream());
        return Stream.concat(destination().own().stream(), ofRoutes).distinct().toList();
    }

    /** Which settings send texts and secrets where others can read along. */
    public Set<String> unencrypted() {
        Set<String> settings = new TreeSet<>();
        for (Address address : addresses()) {
            String webhook = address.webhookUrl();
            if (Unencrypted.is(webhook == null ? destination().apiUrl() : webhook)) {
                settings.add(webhook == null ? DestinationSettings.API_URL : address.setting());
            }
        }
        return settings;
    }

    public DestinationSettings destination() {
        return new DestinationSettings(values);
    }

    public RoutesSettings routes() {
        return new RoutesSettings(values, properties);
    }

    public DeliverySettings delivery() {
        return new DeliverySettings(values);
    }

    public DigestSettings digest() {
        return new DigestSettings(values);
    }

    public HeartbeatSettings heartbeats() {
        return new HeartbeatSettings(values);
    }

    public GuaranteeSettings guarantee() {
        return new GuaranteeSettings(values);
    }

    public ThreadSettings threads() {
        return new ThreadSettings(values, properties);
    }

    public RepeatsSettings repeats() {
        return new RepeatsSettings(values);
    }

    /** The connector's name, which the framework gives every task. */
    public String connector() {
        return properties.getOrDefault("name", "");
    }

    /** Settings, of the framework too, that decide which records come and where they go. May hold secrets. */
    public Map<String, String> deciding() {
        Map<String, String> deciding = new TreeMap<>(properties);
        deciding.keySet().removeIf(name -> DECIDING.stream().noneMatch(name::startsWith));
        return deciding;
    }

    public MessageSettings message() {
        return new MessageSettings(values);
    }

    public RedactionSettings redaction() {
        return new RedactionSettings(values);
    }

    public NetworkSettings network() {
        return new NetworkSettings(values);
    }
}
