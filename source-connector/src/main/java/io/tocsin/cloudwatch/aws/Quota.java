package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.CredentialSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What AWS counts together: the requests of one account in one region.
 *
 * @param caller the account that asks, as far as it is known without asking; else what tells its credentials from others
 */
public record Quota(String region, @Nullable URI endpoint, String caller) {

    /** The quota that requests with these settings count on. */
    public static Quota of(AwsSettings aws) {
        return new Quota(aws.region(), aws.endpoint(), caller(aws));
    }

    private static String caller(AwsSettings aws) {
        CredentialSettings credentials = aws.credentials();
        if (credentials.role() != null) {
            return credentials.role().arn().split(":", -1)[4];
        }
        if (aws.accountId() != null) {
            return aws.accountId();
        }
        if (credentials.keys() != null) {
            return "key " + credentials.keys().accessKeyId().value();
        }
        return credentials.profile() == null ? "" : "profile " + credentials.profile();
    }

    /** Without the caller, who may be told by a key. */
    @Override
    public String toString() {
        return "quota in " + region;
    }
}
