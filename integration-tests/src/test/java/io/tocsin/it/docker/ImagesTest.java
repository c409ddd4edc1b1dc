package io.tocsin.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class ImagesTest {
    @Test
    void the_workers_run_the_kafka_that_the_plugins_are_tested_with() {
        assertThat(Images.defaultBase("KAFKA_IMAGE")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }
}
