package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.scan.Pace;
import io.tocsin.cloudwatch.scan.ScanSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How many log groups can be asked how often, by the page and by the connector. */
class OperationsPageTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+)[^|]* \\| (\\d+)[^|]* \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");

    private static final List<Integer> PER_SECOND = List.of(5, 10, 25);

    @Test
    void theTableHasTheMostLogGroupsThatAreAskedAsOftenAsIsSet() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .toList();

        assertThat(rows).hasSize(5).allSatisfy(OperationsPageTest::check);
    }

    private static void check(MatchResult row) {
        ScanSettings settings = Scans.settings(SourceConfig.of(Map.of(
                "log.groups", "/a",
                "aws.region", "eu-west-1",
                "topic", "t",
                "poll.interval.ms", row.group(1),
                "hot.interval.ms", row.group(2))));
        Duration set = Duration.ofMillis(Long.parseLong(row.group(1)));
        for (int column = 0; column < PER_SECOND.size(); column++) {
            int most = Integer.parseInt(row.group(3 + column));
            int perSecond = PER_SECOND.get(column);
            assertThat(Pace.keepable(settings, most, perSecond)).isEqualTo(set);
            assertThat(Pace.keepable(settings, most + 1, perSecond)).isGreaterThan(set);
        }
    }
}
