package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.Accounts;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.LogStream;
import io.tocsin.emulator.cloudwatch.store.Region;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import io.tocsin.emulator.cloudwatch.wire.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a request names, or refuses as AWS does. */
final class Groups {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[\\w-]*:logs:(?<region>[^:]+):(?<account>\\d{12}):log-group:(?<name>[^:]+)");

    private final Accounts accounts;

    Groups(Accounts accounts) {
        this.accounts = accounts;
    }

    Region region(Scope scope) {
        return accounts.region(scope.account(), scope.region());
    }

    LogGroup named(Call call, String name) {
        return existing(region(call.scope()), name);
    }

    /**
     * Reads {@code logGroupName} or {@code logGroupIdentifier}, exactly one of which must be there.
     *
     * @return what finds the group, to be asked after the other parameters have been checked
     */
    Supplier<LogGroup> nameOrIdentifier(Call call, Parameters parameters) {
        String name = parameters.optional("logGroupName", Texts.LOG_GROUP_NAME);
        String identifier = parameters.optional("logGroupIdentifier", Texts.LOG_GROUP_IDENTIFIER);
        return () -> {
            if (name != null && identifier != null) {
                throw AwsError.invalidParameter(
                        "LogGroup name and LogGroup identifier are mutually exclusive parameters.");
            }
            if (name == null && identifier == null) {
                throw AwsError.invalidParameter("Either LogGroup name or LogGroup identifier must be specified.");
            }
            return name != null ? named(call, name) : identified(call, identifier);
        };
    }

    /**
     * @param identifier a name, or an ARN of the region, whosever account it is in: all accounts are linked
     */
    private LogGroup identified(Call call, @Nullable String identifier) {
        String id = identifier == null ? "" : identifier;
        return id.startsWith("arn:") ? byArn(call.scope(), id) : named(call, id);
    }

    LogGroup byArn(Scope scope, String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches() || !parts.group("region").equals(scope.region())) {
            throw AwsError.invalidParameter("Invalid log group identifier '" + arn + "': expected arn:aws:logs:"
                    + scope.region() + ":<account>:log-group:<name>, without ':*' at its end.");
        }
        return existing(accounts.region(parts.group("account"), scope.region()), parts.group("name"));
    }

    /** Those that a list shows to the caller, by name. */
    List<LogGroup> visible(Call call, LinkedAccounts shown, Predicate<LogGroup> wanted) {
        return accounts.regions().stream()
                .filter(region -> region.name().equals(call.scope().region()))
                .filter(region -> shown.shows(region.account(), call.scope().account()))
                .flatMap(region -> region.groups().values().stream())
                .filter(wanted)
                .sorted(Comparator.comparing(LogGroup::name).thenComparing(LogGroup::arn))
                .toList();
    }

    static LogStream stream(LogGroup group, String name) {
        LogStream stream = group.streams().get(name);
        if (stream == null) {
            throw AwsError.notFound("The specified log stream does not exist.");
        }
        return stream;
    }

    private static LogGroup existing(Region region, String name) {
        LogGroup group = region.groups().get(name);
        if (group == null) {
            throw AwsError.notFound("The specified log group does not exist.");
        }
        return group;
    }
}
