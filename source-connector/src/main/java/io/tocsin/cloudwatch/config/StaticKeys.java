package io.tocsin.cloudwatch.config;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** An access key, with the session token that temporary ones have. */
public record StaticKeys(
        Password accessKeyId,
        Password secretAccessKey,
        @Nullable Password sessionToken) {}
