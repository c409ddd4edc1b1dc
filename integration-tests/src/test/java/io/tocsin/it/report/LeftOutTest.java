package io.tocsin.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutTest {
    @Test
    void a_skipped_test_is_named_with_its_reason(@TempDir Path checkout) throws Exception {
        Path reports = Files.createDirectories(checkout.resolve("module/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-a.xml"), """
                <testsuite>
                  <testcase name="runs" classname="a.A"/>
                  <testcase name="waits" classname="a.A"><skipped message="no Chromium"/></testcase>
                  <testcase name="asks" classname="a.A">
                    <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: aws 2 or later needed
                	at a.A.asks(A.java:7)
                ]]></skipped>
                  </testcase>
                </testsuite>
                """);
        assertThat(LeftOut.of(checkout)).containsExactly("a.A.waits: no Chromium", "a.A.asks: aws 2 or later needed");
    }
}
