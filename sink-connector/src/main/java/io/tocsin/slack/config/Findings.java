package io.tocsin.slack.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with settings that are each valid but do not fit together. */
public final class Findings {
    private final Map<String, String> properties;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Findings(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Looks at all that must fit together. */
    public static Findings of(Map<String, String> properties) {
        Findings findings = new Findings(properties);
        DestinationSettings.check(findings);
        NetworkSettings.check(findings);
        return findings;
    }

    /** Errors by the setting they are about. */
    public Map<String, List<String>> errors() {
        return errors;
    }

    boolean has(String name) {
        String value = properties.get(name);
        return value != null && !value.isBlank();
    }

    void add(String name, String error) {
        errors.computeIfAbsent(name, any -> new ArrayList<>()).add(name + ": " + error);
    }
}
