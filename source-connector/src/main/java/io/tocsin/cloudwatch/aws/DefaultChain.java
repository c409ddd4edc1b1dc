package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.aws.CredentialsException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Asks the providers of the SDK's default chain, in its order, until one has credentials, and then that one only. The SDK's own chain
 * throws the same error whether nothing is configured or a service does not answer; this one keeps them apart.
 */
final class DefaultChain implements AwsCredentialsProvider, SdkAutoCloseable {
    private @Nullable List<Link> links;
    private volatile @Nullable Link found;

    /**
     * A provider of the chain.
     *
     * @param settings any of which tells that this provider is configured; none where only asking it can tell
     */
    private record Link(AwsCredentialsProvider provider, List<SdkSystemSetting> settings) {
        static Link of(AwsCredentialsProvider provider, SdkSystemSetting... settings) {
            return new Link(provider, List.of(settings));
        }

        CredentialsException failure(RuntimeException error) {
            CredentialsException failure =
                    CredentialsException.of(error).of(provider.getClass().getSimpleName());
            return failure.because(reason(failure));
        }

        private Reason reason(CredentialsException failure) {
            if (settings.isEmpty()) {
                return failure.reason();
            }
            boolean isSet = settings.stream()
                    .anyMatch(setting -> setting.getStringValue().isPresent());
            return isSet ? configured(failure) : Reason.NOT_CONFIGURED;
        }

        /** What a provider that is configured for certain lacks, it is refused. */
        static Reason configured(CredentialsException failure) {
            return failure.reason() == Reason.NOT_CONFIGURED ? Reason.REFUSED : failure.reason();
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Link last = found;
        return last == null ? search() : again(last);
    }

    /** @throws CredentialsException if none has any */
    private AwsCredentials search() {
        List<CredentialsException> failures = new ArrayList<>();
        for (Link link : links()) {
            try {
                AwsCredentials credentials = link.provider().resolveCredentials();
                found = link;
                return credentials;
            } catch (RuntimeException e) {
                failures.add(link.failure(e));
            }
        }
        throw CredentialsException.of(failures);
    }

    private static AwsCredentials again(Link last) {
        try {
            return last.provider().resolveCredentials();
        } catch (RuntimeException e) {
            CredentialsException failure = last.failure(e);
            throw failure.because(Link.configured(failure));
        }
    }

    /** Made when they are needed: some read files, or make clients of their own. */
    private synchronized List<Link> links() {
        if (links == null) {
            links = List.of(
                    Link.of(SystemPropertyCredentialsProvider.create()),
                    Link.of(EnvironmentVariableCredentialsProvider.create()),
                    Link.of(
                            WebIdentityTokenFileCredentialsProvider.create(),
                            SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE),
                    Link.of(ProfileCredentialsProvider.create()),
                    Link.of(
                            ContainerCredentialsProvider.create(),
                            SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
                            SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI),
                    Link.of(InstanceProfileCredentialsProvider.create()));
        }
        return links;
    }

    @Override
    public synchronized void close() {
        if (links != null) {
            links.forEach(link -> Credentials.close(link.provider()));
        }
    }
}
