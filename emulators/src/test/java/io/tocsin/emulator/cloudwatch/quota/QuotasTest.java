package io.tocsin.emulator.cloudwatch.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.emulator.cloudwatch.SteppingClock;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {
    private final SteppingClock clock = new SteppingClock();
    private final Quotas quotas = new Quotas(clock);

    private boolean admitted(String account, String region, String operation) {
        try {
            quotas.admit(new Call(new Scope(account, region), operation, JsonNodeFactory.instance.objectNode()));
            return true;
        } catch (AwsError refused) {
            assertThat(refused.code()).isEqualTo("ThrottlingException");
            assertThat(refused).hasMessage("Rate exceeded");
            return false;
        }
    }

    private int admittedOf100(String region, String operation) {
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            admitted += admitted("123456789012", region, operation) ? 1 : 0;
        }
        return admitted;
    }

    @ParameterizedTest
    @CsvSource({
        "FilterLogEvents, us-east-1, 25",
        "FilterLogEvents, eu-central-1, 5",
        "FilterLogEvents, eu-west-1, 10",
        "GetLogEvents, us-east-1, 25",
        "GetLogEvents, eu-west-1, 10",
        "GetLogEvents, eu-west-3, 30",
        "DescribeLogGroups, us-east-1, 10",
        "DescribeLogStreams, us-east-1, 25",
        "DescribeMetricFilters, us-east-1, 5",
        "PutMetricFilter, us-east-1, 5",
        "TestMetricFilter, us-east-1, 5",
        "PutLogEvents, us-east-1, 100",
        "CreateLogGroup, us-east-1, 100",
    })
    void aSecondGrantsWhatAwsPublishes(String operation, String region, int granted) {
        assertThat(admittedOf100(region, operation)).isEqualTo(granted);
    }

    @Test
    void timeGrantsMoreButNeverMoreThanASecondsWorth() {
        assertThat(admittedOf100("eu-west-1", "FilterLogEvents")).isEqualTo(10);
        clock.advance(Duration.ofMillis(100));
        assertThat(admittedOf100("eu-west-1", "FilterLogEvents")).isEqualTo(1);
        clock.advance(Duration.ofMillis(250));
        assertThat(admittedOf100("eu-west-1", "FilterLogEvents")).isEqualTo(2);
        clock.advance(Duration.ofHours(1));
        assertThat(admittedOf100("eu-west-1", "FilterLogEvents")).isEqualTo(10);
    }

    @Test
    void accountsRegionsAndOperationsDoNotShare() {
        assertThat(admittedOf100("eu-west-1", "FilterLogEvents")).isEqualTo(10);

        assertThat(admitted("222222222222", "eu-west-1", "FilterLogEvents")).isTrue();
        assertThat(admitted("123456789012", "eu-west-2", "FilterLogEvents")).isTrue();
        assertThat(admitted("123456789012", "eu-west-1", "GetLogEvents")).isTrue();
        assertThat(admitted("123456789012", "eu-west-1", "FilterLogEvents")).isFalse();
    }
}
