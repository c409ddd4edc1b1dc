package io.tocsin.cloudwatch.config;

import org.jspecify.annotations.Nullable;

/**
 * A role to assume.
 *
 * @param externalId what the role's trust policy may ask for; null if nothing
 * @param sessionName the name under which the session shows in CloudTrail
 */
public record Role(String arn, @Nullable String externalId, String sessionName) {
    private static final int ACCOUNT = 4;

    /** The account that the role belongs to, and with it whoever has assumed it. */
    public String account() {
        return arn.split(":", -1)[ACCOUNT];
    }
}
