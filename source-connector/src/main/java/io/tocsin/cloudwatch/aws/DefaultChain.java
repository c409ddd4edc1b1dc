package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.aws.CredentialsException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Asks the providers of the SDK's default chain, in its order, until one has credentials, and then that one only. The SDK's own chain
 * throws the same error whether nothing is configured or a service does not answer; this one keeps them apart. And it passes over providers
 * that are not configured only: where one is, and fails, whatever the next ones hand out would be another identity.
 */
final class DefaultChain implements AwsCredentialsProvider, SdkAutoCloseable {
    /** Any of these in a profile says how to come by credentials. */
    private static final Set<String> WAYS = Set.of(
            ProfileProperty.AWS_ACCESS_KEY_ID,
            ProfileProperty.ROLE_ARN,
            ProfileProperty.CREDENTIAL_PROCESS,
            ProfileProperty.WEB_IDENTITY_TOKEN_FILE,
            ProfileProperty.SSO_ACCOUNT_ID);

    private @Nullable List<Link> links;
    private volatile @Nullable Link found;

    /**
     * A provider of the chain.
     *
     * @param reason why it has none, from what its failure looks like
     */
    private record Link(AwsCredentialsProvider provider, UnaryOperator<Reason> reason) {
        /** Only asking tells whether it is configured. */
        static Link of(AwsCredentialsProvider provider) {
            return new Link(provider, UnaryOperator.identity());
        }

        /** Any of these settings tells that it is configured. */
        static Link of(AwsCredentialsProvider provider, SdkSystemSetting... settings) {
            return new Link(provider, reason -> isAnySet(settings) ? configured(reason) : Reason.NOT_CONFIGURED);
        }

        private static boolean isAnySet(SdkSystemSetting... settings) {
            return Stream.of(settings)
                    .anyMatch(setting -> setting.getStringValue().isPresent());
        }

        /** What the profile says tells that it is configured; a file that cannot be read says nothing. */
        static Link ofProfile(ProfileCredentialsProvider provider) {
            return new Link(
                    provider,
                    reason -> reason == Reason.NOT_CONFIGURED && profileNamesAWay() ? configured(reason) : reason);
        }

        CredentialsException failure(RuntimeException error) {
            CredentialsException failure =
                    CredentialsException.of(error).of(provider.getClass().getSimpleName());
            return failure.because(reason.apply(failure.reason()));
        }

        /** What a provider that is configured for certain lacks, it is refused. */
        static Reason configured(Reason reason) {
            return reason == Reason.NOT_CONFIGURED ? Reason.REFUSED : reason;
        }
    }

    private static boolean profileNamesAWay() {
        try {
            String name = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
            return ProfileFile.defaultProfileFile()
                    .profile(name)
                    .filter(profile -> WAYS.stream().anyMatch(profile.properties()::containsKey))
                    .isPresent();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Link last = found;
        return last == null ? search() : again(last);
    }

    /** @throws CredentialsException if none is configured, or the first that is has none */
    private AwsCredentials search() {
        List<CredentialsException> failures = new ArrayList<>();
        for (Link link : links()) {
            try {
                AwsCredentials credentials = link.provider().resolveCredentials();
                found = link;
                return credentials;
            } catch (RuntimeException e) {
                failures.add(unlessConfigured(link.failure(e)));
            }
        }
        throw CredentialsException.notConfigured(failures);
    }

    private static CredentialsException unlessConfigured(CredentialsException failure) {
        if (failure.reason() != Reason.NOT_CONFIGURED) {
            throw failure;
        }
        return failure;
    }

    private static AwsCredentials again(Link last) {
        try {
            return last.provider().resolveCredentials();
        } catch (RuntimeException e) {
            CredentialsException failure = last.failure(e);
            throw failure.because(Link.configured(failure.reason()));
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
                    Link.ofProfile(ProfileCredentialsProvider.create()),
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
