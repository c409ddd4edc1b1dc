package io.tocsin.cloudwatch.config;

import java.util.List;

/**
 * Whose log groups are found. {@code linked} without {@code accounts} means the account itself and all that are linked to it.
 *
 * @param linked whether those of linked accounts are
 * @param accounts only of these accounts; empty for all
 */
public record LinkedAccounts(boolean linked, List<String> accounts) {
    /** DescribeLogGroups takes no more. */
    private static final int MOST = 20;

    private static final String OFF = "off";
    private static final String ALL = "all";

    public LinkedAccounts {
        accounts = List.copyOf(accounts);
    }

    static void check(Values values) {
        List<String> set = values.list(LogGroupSettings.LINKED);
        if (!values.sound(LogGroupSettings.LINKED) || set.isEmpty() || set.equals(List.of(OFF))) {
            return;
        }
        if (set.size() > 1 && (set.contains(OFF) || set.contains(ALL))) {
            values.wrong(LogGroupSettings.LINKED, "mixes off or all with others; set off, all, or account ids alone");
        }
        if (set.size() > MOST) {
            values.wrong(
                    LogGroupSettings.LINKED,
                    "names " + set.size() + " accounts; CloudWatch accepts at most " + MOST
                            + ", so use all or several connectors");
        }
        if (!MetricSettings.isSet(values)) {
            checkOthers(values);
        }
    }

    private static void checkOthers(Values values) {
        if (!LogGroupSettings.finds(values)) {
            values.wrong(
                    LogGroupSettings.LINKED,
                    "has no effect, because no log groups are looked for; set " + LogGroupSettings.PREFIXES + ", "
                            + LogGroupSettings.INCLUDE + " (.* for all) or " + LogGroupSettings.TAGS + " too");
            return;
        }
        boolean plainNames = values.list(LogGroupSettings.NAMED).stream()
                .anyMatch(group -> new LogGroupReference(group).account().isEmpty());
        if (plainNames && !values.has(AwsSettings.ACCOUNT_ID)) {
            values.wrong(
                    AwsSettings.ACCOUNT_ID,
                    "is needed because " + LogGroupSettings.LINKED
                            + " is set and a log group is given by name; set it to"
                            + " the 12 digits of the account, or give the log groups as ARNs");
        }
    }

    static LinkedAccounts of(Values values) {
        List<String> set = values.list(LogGroupSettings.LINKED).stream()
                .distinct()
                .filter(account -> !account.equals(OFF))
                .toList();
        return new LinkedAccounts(!set.isEmpty(), set.contains(ALL) ? List.of() : set);
    }
}
