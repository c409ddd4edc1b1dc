package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class ThreadNameTest {
    private final List<String> problems = new ArrayList<>();

    private Optional<String> name(String by, SinkRecord record) {
        ThreadName name = ThreadName.of(by, problems::add);
        return Records.renderer().read(record).thread(name);
    }

    @Test
    void byLogStream() {
        assertThat(name("{{ log_group }} {{ log_stream }}", Records.event("x")))
                .contains("/aws/lambda/payments " + Records.STREAM);
        assertThat(name("{{ log_stream }}", Records.record("no event"))).isEmpty();
    }

    @Test
    void blankMeansNoThreads() {
        assertThat(name(" ", Records.event("x"))).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void whereATemplateFailsTheRecordIsInNoThread() {
        assertThat(name("{{ message * 2 }}", Records.event("x"))).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void byATemplateAndInNoThreadWhereItMakesNothing() {
        SinkRecord order = Records.record(Map.of("order", 1042));

        assertThat(name("order {{ value.order }}", order)).contains("order 1042");
        assertThat(name("{{ value.customer }}", order)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsNoTemplateIsTold() {
        assertThat(name("log_stream", Records.event("x"))).isEmpty();
        assertThat(name("{{ strem }}", Records.event("x"))).isEmpty();

        assertThat(problems)
                .satisfiesExactly(
                        first -> assertThat(first).contains("'log_stream'", "{{ log_stream }}"),
                        second -> assertThat(second).contains("line 1, column"));
    }

    @Test
    void secretsAreTakenOutOfItToo() {
        MessageRenderer renderer = new MessageRenderer(
                Redactor.of(Map.of(), count -> {}), Layout.of(Design.of(Preset.CLOUDWATCH), (setting, problem) -> {}));
        ThreadName name = ThreadName.of("{{ value }}", problems::add);

        assertThat(renderer.read(Records.record("AKIAIOSFODNN7EXAMPLE")).thread(name))
                .contains("[redacted: AWS access key]");
    }
}
