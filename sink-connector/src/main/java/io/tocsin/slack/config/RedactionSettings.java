package io.tocsin.slack.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Which secrets are taken out of texts before they leave. */
public final class RedactionSettings {
    public static final String ENABLED = "redaction.enabled";
    public static final String PATTERNS = "redaction.patterns";

    private static final String GROUP = "Redaction";
    private static final String PREFIX = PATTERNS + ".";
    private static final String REGEX = ".regex";

    private final AbstractConfig config;

    RedactionSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        ENABLED,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.MEDIUM,
                        "Whether secrets are taken out of texts before they leave: AWS keys, private keys, bearer tokens,"
                                + " JWTs, passwords in URLs, tokens of Slack and GitHub, and redaction.patterns.",
                        GROUP,
                        1,
                        Width.SHORT,
                        "Redact secrets")
                .define(
                        PATTERNS,
                        ConfigDef.Type.LIST,
                        List.of(),
                        Importance.LOW,
                        "Names of more kinds of secret, as they stand in the text instead of it: [redacted: name]. For each,"
                                + " redaction.patterns.name.regex is a regular expression in RE2's syntax, without"
                                + " look-around and back references; if it has a group, only what the first group matched"
                                + " is taken out.",
                        GROUP,
                        2,
                        Width.LONG,
                        "Own patterns");
    }

    static void check(Findings findings) {
        List<String> names = findings.list(PATTERNS);
        for (String name : names) {
            String problem = problem(findings.value(PREFIX + name + REGEX));
            if (!problem.isEmpty()) {
                findings.add(PREFIX + name + REGEX, problem);
            }
        }
        for (String key : findings.keys(PREFIX)) {
            if (names.stream().noneMatch(name -> key.equals(PREFIX + name + REGEX))) {
                findings.add(
                        key,
                        "has no effect; expected redaction.patterns.NAME.regex with a NAME that is listed in "
                                + PATTERNS);
            }
        }
    }

    /** What is wrong with a pattern; empty if nothing is. It is not quoted, as it may say what a secret looks like. */
    private static String problem(String regex) {
        if (regex.isBlank()) {
            return "is required, as redaction.patterns lists it; set it to a regular expression";
        }
        try {
            return Pattern.compile(regex).matches("") ? "matches the empty text, so it would match everywhere" : "";
        } catch (PatternSyntaxException e) {
            return "is no regular expression in RE2's syntax, which has no look-around and no back references: "
                    + e.getDescription();
        }
    }

    /** Whether secrets are taken out at all. */
    public boolean isOn() {
        return config.getBoolean(ENABLED);
    }

    /** Own patterns by name, in their order. */
    public Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (String name : config.getList(PATTERNS)) {
            patterns.put(name, Pattern.compile((String) config.originals().get(PREFIX + name + REGEX)));
        }
        return patterns;
    }
}
