package io.tocsin.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @Test
    void withoutNumbersThereIsNothingToTell() {
        assertThat(new Histogram().percentile(.5)).isNaN();
        assertThat(new Histogram().max()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 31, 32, 33, 63, 64, 1_000, 86_400_000, 1L << 40, Long.MAX_VALUE})
    void oneNumberIsAllPercentiles(long number) {
        Histogram histogram = new Histogram();
        histogram.add(number);

        assertThat(histogram.percentile(0)).isEqualTo((double) number);
        assertThat(histogram.percentile(.5)).isEqualTo((double) number);
        assertThat(histogram.percentile(1)).isEqualTo((double) number);
        assertThat(histogram.max()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPercentileIsNeverTooSmallAndAtMostASixteenthTooLarge(long seed) {
        Random random = new Random(seed);
        long[] numbers = random.longs(1_000, 0, 1L << random.nextInt(5, 45)).toArray();
        Histogram one = new Histogram();
        Histogram other = new Histogram();
        for (long number : numbers) {
            (random.nextBoolean() ? one : other).add(number);
        }
        Arrays.sort(numbers);
        one.addAll(other);

        for (double part : new double[] {.01, .5, .95, .99, 1}) {
            double exact = numbers[(int) Math.ceil(part * numbers.length) - 1];
            assertThat(one.percentile(part)).isBetween(exact, exact * 17 / 16);
        }
        assertThat(one.max()).isEqualTo(numbers[999]);
    }

    @Test
    void aClearedOneIsAsNew() {
        Histogram histogram = new Histogram();
        histogram.add(1_000);

        histogram.clear();

        assertThat(histogram.percentile(.5)).isNaN();
        assertThat(histogram.max()).isEqualTo(-1);
        histogram.add(2);
        assertThat(histogram.percentile(1)).isEqualTo(2);
    }
}
