package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLimitersTest {
    private static final Quota QUOTA = new Quota("eu-west-1", null, "123456789012");

    private final RequestLimiters limiters = new RequestLimiters(() -> 0);

    @Test
    void theTasksOfAConnectorInOneJvmHaveAllOfIt() {
        RequestLimiters.Lease one = limiters.lease(QUOTA, 10, 2);
        assertThat(rate(one)).isEqualTo(5);

        RequestLimiters.Lease other = limiters.lease(QUOTA, 10, 2);

        assertThat(other.budget()).isSameAs(one.budget());
        assertThat(rate(one)).isEqualTo(10);
    }

    @Test
    void aTaskThatStopsTakesItsShareWithIt() {
        RequestLimiters.Lease one = limiters.lease(QUOTA, 10, 2);
        RequestLimiters.Lease other = limiters.lease(QUOTA, 10, 2);

        other.close();
        other.close();

        assertThat(rate(one)).isEqualTo(5);
        one.close();
        assertThat(limiters.size()).isZero();
    }

    @Test
    void twoConnectorsHaveNoMoreThanTheMoreCarefulOneAllows() {
        RequestLimiters.Lease one = limiters.lease(QUOTA, 10, 1);
        limiters.lease(QUOTA, 8, 1);

        assertThat(rate(one)).isEqualTo(8);
    }

    @Test
    void accountsAndRegionsDoNotWaitForEachOther() {
        assertThat(quota(Map.of())).isNotEqualTo(quota(Map.of("aws.region", "us-east-1")));
        assertThat(quota(Map.of())).isNotEqualTo(quota(Map.of("aws.profile", "other")));
        assertThat(quota(Map.of("aws.account.id", "123456789012")))
                .isEqualTo(quota(Map.of("aws.role.arn", "arn:aws:iam::123456789012:role/reader")))
                .isNotEqualTo(quota(Map.of("aws.account.id", "210987654321")));
    }

    @Test
    void aKeyTellsCredentialsApartAndIsNotShown() {
        Map<String, String> keys = Map.of("aws.access.key.id", "AKIDEXAMPLE7", "aws.secret.access.key", "s");

        assertThat(quota(keys)).isNotEqualTo(quota(Map.of())).isEqualTo(quota(keys));
        assertThat(quota(keys).toString()).doesNotContain("AKIDEXAMPLE7");
    }

    private static double rate(RequestLimiters.Lease lease) {
        return ((RequestLimiter) lease.budget()).rate();
    }

    private static Quota quota(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of("log.groups", "a", "aws.region", "eu-west-1", "topic", "t"));
        props.putAll(more);
        return Quota.of(SourceConfig.of(props).aws());
    }
}
