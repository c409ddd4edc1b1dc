package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.CredentialSettings;
import io.tocsin.cloudwatch.config.Role;
import io.tocsin.cloudwatch.config.StaticKeys;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Finds the credentials, and tells a failure to find them from a failure of the request itself. */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final AwsCredentialsProvider source;
    private final @Nullable StsClient sts;
    private final AwsCredentialsProvider provider;

    private Credentials(AwsCredentialsProvider source, @Nullable StsClient sts, AwsCredentialsProvider provider) {
        this.source = source;
        this.sts = sts;
        this.provider = provider;
    }

    /**
     * As the settings say.
     *
     * @param stsEndpoint where roles are assumed; null for the region's own endpoint
     */
    static Credentials of(AwsSettings settings, SdkHttpClient http, @Nullable URI stsEndpoint) {
        AwsCredentialsProvider source = source(settings.credentials());
        Role role = settings.credentials().role();
        if (role == null) {
            return new Credentials(source, null, source);
        }
        StsClientBuilder sts = StsClient.builder()
                .region(Region.of(settings.region()))
                .httpClient(http)
                .credentialsProvider(source);
        if (stsEndpoint != null) {
            sts.endpointOverride(stsEndpoint);
        }
        StsClient client = sts.build();
        return new Credentials(source, client, assuming(role, client));
    }

    private static AwsCredentialsProvider source(CredentialSettings settings) {
        if (settings.keys() != null) {
            return StaticCredentialsProvider.create(credentials(settings.keys()));
        }
        return settings.profile() != null ? ProfileCredentialsProvider.create(settings.profile()) : new DefaultChain();
    }

    private static AwsCredentials credentials(StaticKeys keys) {
        String id = keys.accessKeyId().value();
        String secret = keys.secretAccessKey().value();
        return keys.sessionToken() == null
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, keys.sessionToken().value());
    }

    private static AwsCredentialsProvider assuming(Role role, StsClient sts) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.arn())
                        .externalId(role.externalId())
                        .roleSessionName(role.sessionName()))
                .build();
    }

    /** @throws CredentialsException whatever a provider throws: some throw what is no exception of the SDK */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw CredentialsException.of(e);
        }
    }

    @Override
    public void close() {
        close(provider);
        close(sts);
        close(source);
    }

    static void close(@Nullable Object closeable) {
        if (closeable instanceof SdkAutoCloseable open) {
            open.close();
        }
    }
}
