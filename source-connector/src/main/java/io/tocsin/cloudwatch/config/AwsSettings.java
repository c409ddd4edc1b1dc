package io.tocsin.cloudwatch.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * Which AWS to ask.
 *
 * @param region the region of all log groups
 * @param endpoint where CloudWatch Logs answers, if not where the region says
 * @param accountId the account of log groups that are given by name; null if nobody said
 */
public record AwsSettings(
        String region, @Nullable URI endpoint, @Nullable String accountId, CredentialSettings credentials) {
    public static final String REGION = "aws.region";
    public static final String ENDPOINT = "aws.endpoint";
    public static final String ACCOUNT_ID = "aws.account.id";

    static void define(ConfigDef definition) {
        new Group(definition, "AWS")
                .text(
                        REGION,
                        null,
                        Rule.matching("a region such as eu-west-1", "[a-z]{2,5}(-[a-z]+)+-\\d{1,2}"),
                        Importance.HIGH,
                        "Region",
                        "The AWS region of the log groups. May be left out if all log groups are given as ARNs of one region.")
                .text(
                        ENDPOINT,
                        null,
                        Rule.complaining("a URL such as https://host:port", HttpUrl::complaintAboutEndpoint),
                        Importance.LOW,
                        "Endpoint",
                        "Where CloudWatch Logs answers, if not at the region's own endpoint: a VPC endpoint, or an emulator.")
                .text(
                        ACCOUNT_ID,
                        null,
                        Rule.matching("an account id of 12 digits", "\\d{12}"),
                        Importance.MEDIUM,
                        "Account id",
                        "The AWS account of the log groups that are given by name; an ARN names its own. It stands in records and"
                                + " offsets, and is never guessed: without it such records have no account.");
        CredentialSettings.define(definition);
    }

    /** What an operator should know of these settings. */
    public Optional<String> warning() {
        return endpoint != null && HttpUrl.isUnencrypted(endpoint)
                ? Optional.of("texts and the session token go over the network for others to read; use https://")
                : Optional.empty();
    }

    static void check(Values values) {
        CredentialSettings.check(values);
        if (values.sound(REGION, LogGroupSettings.NAMED)) {
            checkRegion(values);
        }
    }

    private static void checkRegion(Values values) {
        Set<String> regions = regionsOfArns(values);
        String region = values.text(REGION);
        if (region != null) {
            regions.remove(region);
            regions.forEach(other -> values.wrong(
                    LogGroupSettings.NAMED,
                    "an ARN is of region " + other + " but " + REGION + " is " + region
                            + "; give log groups of another region to a connector of their own"));
        } else if (regions.size() > 1) {
            values.wrong(
                    LogGroupSettings.NAMED,
                    "the ARNs are of several regions (" + String.join(", ", regions)
                            + "); give the log groups of each region to a connector of their own");
        } else if (regions.isEmpty() || anyPlainName(values)) {
            values.wrong(
                    REGION,
                    "is needed because not every log group is given as an ARN; set it to a region such as eu-west-1");
        }
    }

    private static Set<String> regionsOfArns(Values values) {
        return values.list(LogGroupSettings.NAMED).stream()
                .map(LogGroupReference::new)
                .map(LogGroupReference::region)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean anyPlainName(Values values) {
        return values.list(LogGroupSettings.NAMED).stream()
                .map(LogGroupReference::new)
                .anyMatch(group -> group.region().isEmpty());
    }

    static AwsSettings of(Values values) {
        String region = values.text(REGION);
        String endpoint = values.text(ENDPOINT);
        return new AwsSettings(
                region != null ? region : regionsOfArns(values).iterator().next(),
                endpoint == null ? null : URI.create(endpoint),
                values.text(ACCOUNT_ID),
                CredentialSettings.of(values));
    }
}
