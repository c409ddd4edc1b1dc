package io.tocsin.cloudwatch.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Who the connector is towards AWS: static keys or a profile, else what the AWS default chain finds; and on top of any of
 * them a role to assume.
 */
public record CredentialSettings(
        @Nullable StaticKeys keys,
        @Nullable String profile,
        @Nullable Role role) {
    public static final String ACCESS_KEY_ID = "aws.access.key.id";
    public static final String SECRET_ACCESS_KEY = "aws.secret.access.key";
    public static final String SESSION_TOKEN = "aws.session.token";
    public static final String PROFILE = "aws.profile";
    public static final String ROLE_ARN = "aws.role.arn";
    public static final String ROLE_EXTERNAL_ID = "aws.role.external.id";
    public static final String ROLE_SESSION_NAME = "aws.role.session.name";

    private static final String DEFAULT_SESSION_NAME = "tocsin";

    static void define(ConfigDef definition) {
        Group group = new Group(definition, "AWS credentials");
        defineKeys(group);
        defineRole(group);
    }

    private static void defineKeys(Group group) {
        group.secret(
                        ACCESS_KEY_ID,
                        Importance.MEDIUM,
                        "Access key id",
                        "A static access key. Without one and without a profile, the AWS default chain is asked: system"
                                + " properties, environment, web identity, shared files, container, instance.")
                .secret(
                        SECRET_ACCESS_KEY,
                        Importance.MEDIUM,
                        "Secret access key",
                        "The secret that belongs to aws.access.key.id.")
                .secret(
                        SESSION_TOKEN,
                        Importance.LOW,
                        "Session token",
                        "The session token that belongs to a temporary aws.access.key.id.")
                .text(
                        PROFILE,
                        null,
                        Rule.any(),
                        Importance.MEDIUM,
                        "Profile",
                        "A profile of the worker's shared AWS configuration and credentials files, instead of static keys.");
    }

    private static void defineRole(Group group) {
        group.text(
                        ROLE_ARN,
                        null,
                        Rule.matching(
                                "the ARN of a role (arn:aws:iam::<account>:role/<name>)",
                                "arn:aws[a-z-]*:iam::\\d{12}:role/\\S+"),
                        Importance.MEDIUM,
                        "Role ARN",
                        "A role to assume with the credentials found otherwise, for example one of another account.")
                .text(
                        ROLE_EXTERNAL_ID,
                        null,
                        Rule.matching("2 to 1224 letters, digits and _ + = , . @ : / -", "[\\w+=,.@:/-]{2,1224}"),
                        Importance.LOW,
                        "Role external id",
                        "The external id that the trust policy of aws.role.arn asks for.")
                .text(
                        ROLE_SESSION_NAME,
                        null,
                        Rule.matching("2 to 64 letters, digits and _ + = , . @ -", "[\\w+=,.@-]{2,64}"),
                        Importance.LOW,
                        "Role session name",
                        "The name under which the sessions of aws.role.arn show in CloudTrail; tocsin if not set.");
    }

    static void check(Values values) {
        values.needs(SECRET_ACCESS_KEY, ACCESS_KEY_ID);
        values.needs(ACCESS_KEY_ID, SECRET_ACCESS_KEY);
        values.needs(SESSION_TOKEN, ACCESS_KEY_ID);
        values.needs(ROLE_EXTERNAL_ID, ROLE_ARN);
        values.needs(ROLE_SESSION_NAME, ROLE_ARN);
        if (values.has(PROFILE) && values.has(ACCESS_KEY_ID)) {
            values.wrong(PROFILE, "cannot be combined with " + ACCESS_KEY_ID + "; set one of the two");
        }
    }

    static CredentialSettings of(Values values) {
        return new CredentialSettings(keys(values), values.text(PROFILE), role(values));
    }

    private static @Nullable StaticKeys keys(Values values) {
        Password id = values.secret(ACCESS_KEY_ID);
        Password secret = values.secret(SECRET_ACCESS_KEY);
        return id == null || secret == null ? null : new StaticKeys(id, secret, values.secret(SESSION_TOKEN));
    }

    private static @Nullable Role role(Values values) {
        String arn = values.text(ROLE_ARN);
        return arn == null
                ? null
                : new Role(arn, values.text(ROLE_EXTERNAL_ID), values.textOr(ROLE_SESSION_NAME, DEFAULT_SESSION_NAME));
    }
}
