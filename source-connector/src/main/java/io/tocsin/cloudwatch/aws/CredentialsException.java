package io.tocsin.cloudwatch.aws;

import software.amazon.awssdk.core.exception.SdkException;

/** There are no credentials. The cause tells why. */
final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialsException(SdkException cause) {
        super(cause.getMessage(), cause);
    }
}
