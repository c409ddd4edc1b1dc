package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Under which partitions the offset of a log group is looked for. */
class StoredPlacesTest {
    private static final Map<String, String> WITHOUT = Map.of("region", "eu-west-1", "log_group", "payments");
    private static final Map<String, String> OF_ROLE =
            Map.of("account", "210987654321", "region", "eu-west-1", "log_group", "payments");
    private static final Map<String, Object> OFFSET = Map.of("position", "2026-11-22T08:00:00Z");
    private static final Feed PAYMENTS = Feed.of(new LogGroup("payments"));

    private final StoredOffsets offsets = new StoredOffsets();

    private StoredPlaces places(Map<String, String> settings) {
        Map<String, String> props = new HashMap<>(Map.of("aws.region", "eu-west-1", "topic", "alarms"));
        props.putAll(settings);
        return new StoredPlaces(SourceConfig.of(props), offsets);
    }

    /** The account was taken out of the configuration, but the role tells it. */
    @Test
    void theAccountOfTheRoleIsThatOfWhatIsGivenByName() {
        offsets.put(OF_ROLE, OFFSET);

        StoredPlaces.Places places = places(
                        Map.of("log.groups", "payments", "aws.role.arn", "arn:aws:iam::210987654321:role/path/reader"))
                .read(List.of(PAYMENTS));

        assertThat(places.of(PAYMENTS)).isEqualTo(OFFSET);
        assertThat(places.isStored(PAYMENTS)).isFalse();
        assertThat(places.partition(PAYMENTS)).isEqualTo(WITHOUT);
        assertThat(places.outdated(PAYMENTS)).containsExactly(OF_ROLE);
    }

    @Test
    void withoutARoleNobodyKnowsWhichAccountItWas() {
        offsets.put(OF_ROLE, OFFSET);

        StoredPlaces.Places places = places(Map.of("log.groups", "payments")).read(List.of(PAYMENTS));

        assertThat(places.of(PAYMENTS)).isNull();
        assertThat(places.outdated(PAYMENTS)).isEmpty();
    }

    /** Else one would take it from the other. */
    @Test
    void whatLogGroupsOfOneNameShareStays() {
        offsets.put(WITHOUT, OFFSET);
        Feed one = Feed.of(new LogGroup("arn:aws:logs:eu-west-1:123456789012:log-group:payments"));
        Feed other = Feed.of(new LogGroup("arn:aws:logs:eu-west-1:210987654321:log-group:payments"));

        StoredPlaces.Places places = places(Map.of(
                        "log.groups",
                        one.logGroup().reference() + "," + other.logGroup().reference()))
                .read(List.of(one, other));

        assertThat(List.of(one, other)).allSatisfy(feed -> {
            assertThat(places.of(feed)).isEqualTo(OFFSET);
            assertThat(places.outdated(feed)).isEmpty();
        });
    }

    /** An offset without account was that of the connector's own account. */
    @Test
    void aLogGroupOfAnotherAccountDoesNotTakeTheOffsetWithoutAccount() {
        offsets.put(WITHOUT, OFFSET);
        Feed other = Feed.of(new LogGroup("arn:aws:logs:eu-west-1:210987654321:log-group:payments"));
        Map<String, String> named = Map.of("log.groups", other.logGroup().reference());
        Map<String, String> withAccount = new HashMap<>(named);
        withAccount.put("aws.account.id", "123456789012");
        Map<String, String> withRole = new HashMap<>(named);
        withRole.put("aws.role.arn", "arn:aws:iam::123456789012:role/reader");

        assertThat(places(withAccount).read(List.of(other)).of(other)).isNull();
        assertThat(places(withRole).read(List.of(other)).of(other)).isNull();
        assertThat(places(named).read(List.of(other)).of(other))
                .as("a name that became an ARN")
                .isEqualTo(OFFSET);
    }

    @Test
    void looksOfTasksThatAreNoMoreCount() {
        offsets.put(SourcePartition.ofLook("eu-west-1", 0), Map.of("position", 3_000L));
        offsets.put(SourcePartition.ofLook("eu-west-1", 17), Map.of("position", 1_000L));
        Map<String, String> settings = new HashMap<>(Map.of("log.group.prefixes", "shop/"));
        new TaskShare(0, 2).putInto(settings);

        StoredPlaces.Places places = places(settings).readWithLooks(List.of());

        assertThat(places.looks()).containsExactly(3_000L, 1_000L);
        assertThat(places.formerTasks()).containsExactly(17);
        assertThat(places.areSince(2_000)).as("task 1 has not looked").isFalse();
        offsets.put(SourcePartition.ofLook("eu-west-1", 1), Map.of("position", 2_000L));
        assertThat(places(settings).readLooks().areSince(2_000)).isTrue();
        assertThat(places(settings).readLooks().areSince(2_001)).isFalse();
    }
}
