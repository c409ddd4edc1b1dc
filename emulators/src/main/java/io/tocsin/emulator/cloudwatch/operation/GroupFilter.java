package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which log groups DescribeLogGroups is asked for.
 *
 * @param prefix with which the name begins, or null
 * @param pattern which is part of the name, or null
 * @param logGroupClass or null for all
 * @param identifiers names or ARNs, or empty for all
 */
record GroupFilter(
        @Nullable String prefix,
        @Nullable String pattern,
        @Nullable String logGroupClass,
        List<String> identifiers) implements Predicate<LogGroup> {
    private static final int MAX_IDENTIFIERS = 50;

    static GroupFilter of(Parameters in) {
        return new GroupFilter(
                in.optional("logGroupNamePrefix", Texts.LOG_GROUP_NAME),
                in.optional("logGroupNamePattern", Texts.LOG_GROUP_NAME_PATTERN),
                in.optional("logGroupClass", Texts.LOG_GROUP_CLASS),
                in.strings("logGroupIdentifiers", 1, MAX_IDENTIFIERS, Texts.LOG_GROUP_IDENTIFIER));
    }

    /** Refuses what does not go together. */
    void check() {
        if (prefix != null && pattern != null) {
            throw AwsError.invalidParameter(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        if (!identifiers.isEmpty() && (prefix != null || pattern != null || logGroupClass != null)) {
            throw AwsError.invalidParameter("logGroupIdentifiers can be combined with includeLinkedAccounts only.");
        }
    }

    @Override
    public boolean test(LogGroup group) {
        return (identifiers.isEmpty() || identifiers.contains(group.name()) || identifiers.contains(group.arn()))
                && (prefix == null || group.name().startsWith(prefix))
                && (pattern == null || group.name().contains(pattern))
                && (logGroupClass == null || group.logGroupClass().equals(logGroupClass));
    }
}
