package io.tocsin.cloudwatch.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * Which log groups to read.
 *
 * @param named names or ARNs, each once
 * @param prefixes finds log groups whose names begin with one of them; empty for any name
 * @param include finds log groups whose whole name matches; null for any name
 * @param exclude leaves out log groups whose whole name matches, whatever chose them; null for none
 * @param tags finds log groups that have a tag of each key with one of its values; empty for any tags
 * @param linked whose log groups are found
 * @param interval how long after one look at the log groups there are comes the next
 */
public record LogGroupSettings(
        List<String> named,
        List<String> prefixes,
        @Nullable Pattern include,
        @Nullable Pattern exclude,
        List<TagChoice> tags,
        LinkedAccounts linked,
        Duration interval) {
    public static final String NAMED = "log.groups";
    public static final String PREFIXES = "log.group.prefixes";
    public static final String INCLUDE = "log.group.include";
    public static final String EXCLUDE = "log.group.exclude";
    public static final String TAGS = "log.group.tags";
    public static final String LINKED = "linked.accounts";
    public static final String INTERVAL = "discovery.interval.ms";

    static void define(ConfigDef definition) {
        Group group = new Group(definition, "Log groups");
        defineNames(group);
        defineChoice(group);
        defineLook(group);
    }

    private static void defineNames(Group group) {
        group.list(
                        NAMED,
                        Rule.expecting(LogGroupReference.EXPECTED, LogGroupReference::accepts),
                        Importance.HIGH,
                        "Log groups",
                        "Log groups to read, separated by commas: names, or ARNs, with or without a trailing ':*'. A"
                                + " log group of another account, read through a monitoring account, has to be named by"
                                + " its ARN. May be left out if log groups are found by prefix, regular expression or tag,"
                                + " or through a metric.")
                .list(
                        PREFIXES,
                        Rule.matching(
                                "the beginning of a log group's name (1 to 512 letters, digits and . _ - / #)",
                                "[._/#A-Za-z0-9-]{1,512}"),
                        Importance.HIGH,
                        "Prefixes of log groups",
                        "Finds the log groups whose names begin with one of these, separated by commas, also those that are"
                                + " created later. Where prefixes, include and tags are set, all of them have to hold.");
    }

    private static void defineChoice(Group group) {
        group.text(
                        INCLUDE,
                        null,
                        RegularExpressions.RULE,
                        Importance.MEDIUM,
                        "Include log groups",
                        "Finds the log groups whose whole name matches this regular expression, for example"
                                + " /aws/lambda/(payments|orders)-.* or .* for all.")
                .text(
                        EXCLUDE,
                        null,
                        RegularExpressions.RULE,
                        Importance.MEDIUM,
                        "Exclude log groups",
                        "Leaves out the log groups whose whole name matches this regular expression, whichever setting chose"
                                + " them. A log group that log.groups names is left out with a warning.")
                .list(
                        TAGS,
                        Rule.complaining("key=value or key", TagChoice::complaint),
                        Importance.MEDIUM,
                        "Tags of log groups",
                        "Finds the log groups that have all of these tags, separated by commas: key=value, or key for any"
                                + " value. Of several values of one key, one is enough. A value may begin or end with *, and"
                                + " ! before it means any other. At most five keys, and five values of each.");
    }

    private static void defineLook(Group group) {
        group.list(
                        LINKED,
                        Rule.matching("off, all, or account ids of 12 digits", "off|all|\\d{12}"),
                        Importance.LOW,
                        "Linked accounts",
                        "Whose log groups are found: off, those of the account itself; all, those of the accounts linked to this"
                                + " monitoring account too; or account ids, those of these accounts alone, at most 20. off if"
                                + " not set.")
                .millis(
                        INTERVAL,
                        Duration.ofMinutes(5),
                        1_000,
                        Importance.LOW,
                        "Discovery interval (ms)",
                        "How often to look which log groups there are.");
    }

    static void check(Values values) {
        checkNames(values);
        checkExclude(values);
        TagChoice.check(values);
        LinkedAccounts.check(values);
        if (values.sound(NAMED, PREFIXES, INCLUDE, TAGS, LINKED)
                && values.list(NAMED).isEmpty()
                && !finds(values)
                && !MetricSettings.isSet(values)) {
            values.wrong(
                    NAMED,
                    "names no log group, and no other setting chooses one; name at least one log group, or set "
                            + PREFIXES + ", " + INCLUDE + " (.* for all) or " + TAGS + ", or "
                            + MetricSettings.NAMESPACE + " and "
                            + MetricSettings.NAME);
        }
    }

    private static void checkExclude(Values values) {
        Pattern exclude = RegularExpressions.of(values.sound(EXCLUDE) ? values.text(EXCLUDE) : null);
        List<String> named = values.sound(NAMED) ? values.list(NAMED) : List.of();
        boolean all = exclude != null
                && !named.isEmpty()
                && named.stream()
                        .allMatch(group -> exclude.matcher(new LogGroupReference(group).name())
                                .matches());
        if (all && !finds(values)) {
            values.wrong(EXCLUDE, "leaves out every log group that " + NAMED + " names, so nothing would be read");
        }
    }

    private static void checkNames(Values values) {
        if (!values.sound(NAMED)) {
            return;
        }
        String region = values.textOr(AwsSettings.REGION, "");
        String account = values.textOr(AwsSettings.ACCOUNT_ID, "");
        Set<String> seen = new HashSet<>();
        values.list(NAMED).stream()
                .filter(group -> !seen.add(new LogGroupReference(group).identity(region, account)))
                .forEach(
                        group -> values.wrong(NAMED, "'" + group + "' is named more than once; leave one of them out"));
    }

    /** Whether log groups are looked for, beside those that are named. */
    static boolean finds(Values values) {
        return !values.list(PREFIXES).isEmpty()
                || values.has(INCLUDE)
                || !values.list(TAGS).isEmpty();
    }

    static LogGroupSettings of(Values values) {
        return new LogGroupSettings(
                values.list(NAMED),
                values.list(PREFIXES).stream().distinct().toList(),
                RegularExpressions.of(values.text(INCLUDE)),
                RegularExpressions.of(values.text(EXCLUDE)),
                TagChoice.of(values.list(TAGS)),
                LinkedAccounts.of(values),
                Duration.ofMillis(values.number(INTERVAL)));
    }

    /** Whether log groups are looked for, beside those that are named. */
    public boolean finds() {
        return !prefixes.isEmpty() || include != null || !tags.isEmpty();
    }
}
