package io.tocsin.emulator.cloudwatch.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is, and for which region, as the credential scope of its signature tells. The signature itself is not
 * checked. An access key of twelve digits names the account; any other belongs to {@value #DEFAULT_ACCOUNT}.
 */
public record Scope(String account, String region) {
    public static final String DEFAULT_ACCOUNT = "123456789012";

    private static final Pattern CREDENTIAL =
            Pattern.compile("AWS4-\\S+ Credential=(?<key>[^/,]+)/\\d{8}/(?<region>[^/,]+)/[^/,]+/aws4_request.*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /**
     * Reads a signature.
     *
     * @param authorization the header of that name
     * @throws AwsError if it is not a signature of version 4
     */
    public static Scope of(@Nullable String authorization) {
        Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        if (!credential.matches()) {
            throw AwsError.missingAuthentication();
        }
        String key = credential.group("key");
        return new Scope(ACCOUNT.matcher(key).matches() ? key : DEFAULT_ACCOUNT, credential.group("region"));
    }
}
