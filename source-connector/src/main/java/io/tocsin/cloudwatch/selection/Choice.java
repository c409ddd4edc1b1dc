package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.config.LogGroupSettings;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.FoundGroup;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which log groups are wanted, by their names. */
public final class Choice {
    private static final Logger LOG = LoggerFactory.getLogger(Choice.class);

    private final LogGroupSettings settings;
    private final List<LogGroup> allNamed;
    private final @Nullable String account;

    /** @param account the account of log groups that are given by name; null if nobody said */
    public Choice(LogGroupSettings settings, @Nullable String account) {
        this.settings = settings;
        this.allNamed = settings.named().stream().map(LogGroup::new).toList();
        this.account = account;
    }

    /** The log groups that are named, without those that are excluded. */
    public List<LogGroup> named() {
        return allNamed.stream().filter(group -> !excludes(group)).toList();
    }

    /** Says which log groups are named, and excluded all the same. */
    public void warnOfExcluded() {
        allNamed.stream()
                .filter(this::excludes)
                .forEach(group -> LOG.warn(
                        "Log group {} is named in {}, but left out because {} matches it",
                        group.reference(),
                        LogGroupSettings.NAMED,
                        LogGroupSettings.EXCLUDE));
    }

    /** Whether a log group that was found is wanted. Those that are named are read already. */
    public boolean wants(LogGroup found) {
        return isIncluded(found.name()) && !excludes(found) && !isNamed(found);
    }

    private boolean isIncluded(String name) {
        return (settings.prefixes().isEmpty() || settings.prefixes().stream().anyMatch(name::startsWith))
                && (settings.include() == null
                        || settings.include().matcher(name).matches());
    }

    private boolean excludes(LogGroup group) {
        return settings.exclude() != null
                && settings.exclude().matcher(group.name()).matches();
    }

    /** Without linked accounts, what is found is of the account itself, as what is given by name is. */
    private boolean isNamed(LogGroup found) {
        return allNamed.stream().anyMatch(named -> {
            Optional<String> of = named.account().or(() -> Optional.ofNullable(account));
            return named.name().equals(found.name()) && (of.isEmpty() || of.equals(found.account()));
        });
    }

    /** As what is found, with why it cannot be read if that is so. */
    static Found asFound(FoundGroup group) {
        boolean served =
                group.logGroupClass().isEmpty() || group.logGroupClass().equals("STANDARD");
        String obstacle =
                served ? null : "is of the class " + group.logGroupClass() + ", which FilterLogEvents does not serve";
        return new Found(Feed.of(group.logGroup()), null, group.createdAt(), obstacle);
    }
}
