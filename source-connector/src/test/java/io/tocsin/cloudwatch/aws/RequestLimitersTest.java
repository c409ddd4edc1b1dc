package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.cloudwatch.aws.RequestLimiters.Lease;
import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.RequestBudget.Answer;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connectors and tasks of one worker share the requests that AWS grants an account, in virtual time. */
class RequestLimitersTest {
    private static final Quota QUOTA = new Quota("eu-west-1", null, "123456789012");
    /** Of eu-west-1. */
    private static final long PER_SECOND = 10;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private long nanos = 42;
    private final RequestLimiters limiters = new RequestLimiters(() -> nanos);

    @Test
    void theTasksOfAConnectorInOneJvmHaveAllOfIt() {
        Lease one = join("a", unset(2));
        assertThat(one.granted()).isEqualTo(5);

        Lease other = join("a", unset(2));

        assertThat(one.granted() + other.granted()).isEqualTo(10);
        assertThat(IntStream.of(requestsOf(MINUTE, new Task(one), new Task(other)))
                        .sum())
                .isCloseTo(600, within(5));
    }

    @Test
    void aTaskThatStopsTakesItsShareWithIt() {
        Lease one = join("a", unset(2));
        Lease other = join("a", unset(2));

        other.close();
        other.close();

        assertThat(one.granted()).isEqualTo(5);
        assertThat(requestsOf(MINUTE, new Task(one))).containsExactly(302);
        one.close();
        assertThat(limiters.size()).isZero();
    }

    @Test
    void twoConnectorsHaveTheSumOfTheirParts() {
        Task six = new Task(join("a", set(6)));
        Task four = new Task(join("b", set(4)));

        assertParts(MINUTE, List.of(six, four), 360, 240);
        assertThat(six.lease.granted()).isEqualTo(6);
        assertThat(four.lease.granted()).isEqualTo(4);
    }

    @Test
    void fiveConnectorsOfTwoHaveTen() {
        List<Task> tasks = IntStream.range(0, 5)
                .mapToObj(number -> new Task(join("c" + number, set(2))))
                .toList();

        assertParts(MINUTE, tasks, 120, 120, 120, 120, 120);
    }

    @Test
    void aSmallConnectorTakesNothingFromALargeOne() {
        assertParts(MINUTE, List.of(new Task(join("small", set(1))), new Task(join("large", set(9)))), 60, 540);
    }

    @Test
    void aLargeConnectorWithManyTasksDoesNotStarveASmallOne() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task(join("small", set(2))));
        IntStream.range(0, 8).forEach(number -> tasks.add(new Task(join("large", set(8, 8)))));

        int[] sent = requestsOf(MINUTE, tasks.toArray(Task[]::new));

        assertThat(sent[0]).isCloseTo(120, within(6));
        assertThat(IntStream.of(sent).skip(1).sum()).isCloseTo(480, within(12));
    }

    @Test
    void partsThatAreMoreThanTheQuotaAreCutInProportion() {
        assertParts(MINUTE, List.of(new Task(join("a", set(10))), new Task(join("b", set(10)))), 300, 300);
        limiters.lease(QUOTA, "c", set(5));

        assertThat(new Task(join("d", set(5))).lease.granted()).isCloseTo(10 / 6.0, within(1e-9));
    }

    @Test
    void whoHasSetNothingHasWhatTheOthersLeave() {
        Lease alone = join("a", unset(1));
        assertThat(alone.granted()).isEqualTo(10);

        Lease two = join("b", set(2));
        assertThat(alone.granted()).isEqualTo(8);
        assertThat(two.granted()).isEqualTo(2);

        Lease another = join("c", unset(1));
        assertThat(alone.granted()).isEqualTo(4);
        assertThat(another.granted()).isEqualTo(4);
        two.close();
        assertThat(alone.granted()).isEqualTo(5);
    }

    @Test
    void whoHasSetNothingIsNotStarvedByThoseWhoHaveSetAll() {
        assertParts(MINUTE, List.of(new Task(join("a", set(10))), new Task(join("b", unset(1)))), 545, 54);
    }

    @Test
    void whatAConnectorDoesNotWantGoesToThoseThatHaveSetNothing() {
        Task idle = new Task(join("a", unset(1)));
        Task busy = new Task(join("b", unset(1)));
        idle.wants = () -> false;
        assertThat(requestsOf(MINUTE, idle, busy)[1]).isCloseTo(600, within(6));

        idle.wants = () -> true;

        assertParts(MINUTE, List.of(idle, busy), 300, 300);
    }

    @Test
    void noConnectorSendsMoreThanItIsSetTo() {
        Task idle = new Task(join("a", set(6)));
        Task busy = new Task(join("b", set(4)));
        idle.wants = () -> false;

        assertThat(requestsOf(MINUTE, idle, busy)[1]).isCloseTo(240, within(4));
    }

    @Test
    void whoeverSetsMoreThanTheQuotaIsBelieved() {
        Lease lease = join("a", set(1_000));

        assertThat(lease.granted()).isEqualTo(1_000);
    }

    @Test
    void tasksOnOtherWorkersHaveTheirPartsThere() {
        Lease half = join("a", set(6, 2));
        Lease third = join("b", unset(3));

        assertThat(half.granted()).isEqualTo(3);
        assertThat(third.granted()).isCloseTo(4 / 3.0, within(1e-9));
    }

    @Test
    void aTaskThatIsStartedAgainBeforeItsOldSelfHasStoppedHasNoMoreForThat() {
        Lease old = join("a", set(4));
        Lease fresh = join("a", set(6));

        assertThat(old.granted() + fresh.granted()).isEqualTo(6);
        old.close();
        assertThat(fresh.granted()).isEqualTo(6);
    }

    @Test
    void throttlingConcernsAll() {
        Task six = new Task(join("a", set(6)));
        Task four = new Task(join("b", set(4)));

        six.lease.budget().throttled();

        assertThat(four.lease.budget().ask(Set.of(Use.LIVE)).granted()).isNull();
        assertThat(four.lease.rate()).isEqualTo(3);
        assertThat(four.lease.granted()).isEqualTo(4);
        assertThat(six.lease.rate()).isEqualTo(4.5);
        requestsOf(MINUTE, six, four);
        assertThat(four.lease.rate()).isEqualTo(4);
    }

    @Test
    void lateRequestsOfAConnectorAreAFifthOfItsOwnPart() {
        Task live = new Task(join("a", set(5)));
        Task backfill = new Task(join("b", set(5)));
        backfill.uses = Set.of(Use.LATE);

        assertParts(MINUTE, List.of(live, backfill), 300, 300);
    }

    /** Connectors of any number, with any settings, whose tasks come, go, and want nothing now and then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobodyIsStarvedAndTheQuotaIsKept(long seed) {
        Random random = new Random(seed);
        List<Task> tasks = new ArrayList<>();
        int connectors = 1 + random.nextInt(6);
        for (int connector = 0; connector < connectors; connector++) {
            int count = 1 + random.nextInt(3);
            RequestSettings settings = random.nextBoolean() ? unset(count) : set(1 + random.nextInt(10), count);
            for (int task = 0; task < count; task++) {
                tasks.add(new Task(join("c" + connector, settings)));
            }
        }
        List<Task> greedy = tasks.stream().filter(task -> random.nextBoolean()).toList();
        tasks.stream()
                .filter(task -> !greedy.contains(task))
                .forEach(task -> task.wants = () -> random.nextInt(4) == 0);

        int[] sent = requestsOf(MINUTE, tasks.toArray(Task[]::new));

        assertThat(IntStream.of(sent).sum()).isLessThanOrEqualTo(605);
        for (Task task : greedy) {
            List<Task> all = tasks.stream()
                    .filter(other -> other.name().equals(task.name()))
                    .toList();
            double granted =
                    all.stream().mapToDouble(each -> each.lease.granted()).sum();
            int got = all.stream().mapToInt(each -> each.sent).sum();
            assertThat((double) got).as(task.name()).isGreaterThan(granted * 60 * .95 - 2);
        }
        tasks.forEach(task -> task.lease.close());
        assertThat(limiters.size()).isZero();
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

    private final Map<Lease, String> names = new HashMap<>();

    /** One that asks whenever it was told to. */
    private final class Task {
        private final Lease lease;
        private BooleanSupplier wants = () -> true;
        private Set<Use> uses = Set.of(Use.LIVE);
        private long dueAt = nanos;
        private int sent;

        Task(Lease lease) {
            this.lease = lease;
        }

        String name() {
            return names.getOrDefault(lease, "");
        }

        void ask() {
            if (!wants.getAsBoolean()) {
                dueAt = nanos + Duration.ofMillis(250).toNanos();
                return;
            }
            Answer answer = lease.budget().ask(uses);
            sent += answer.granted() == null ? 0 : 1;
            dueAt = nanos + answer.askAgainIn().toNanos();
        }
    }

    private Lease join(String connector, RequestSettings settings) {
        Lease lease = limiters.lease(QUOTA, connector, settings);
        names.put(lease, connector);
        return lease;
    }

    private void assertParts(Duration time, List<Task> tasks, int... expected) {
        int[] sent = requestsOf(time, tasks.toArray(Task[]::new));
        for (int i = 0; i < expected.length; i++) {
            assertThat(sent[i]).as("task " + i).isCloseTo(expected[i], within(Math.max(5, expected[i] / 50)));
        }
        assertThat(IntStream.of(sent).sum()).isGreaterThanOrEqualTo(590).isLessThanOrEqualTo(605);
    }

    /** How many requests each sends in a while. */
    private int[] requestsOf(Duration time, Task... tasks) {
        long end = nanos + time.toNanos();
        for (Task task : tasks) {
            task.sent = 0;
            task.dueAt = nanos;
        }
        while (true) {
            long next = Long.MAX_VALUE;
            for (Task task : tasks) {
                if (task.dueAt <= nanos) {
                    task.ask();
                }
                next = Math.min(next, task.dueAt);
            }
            if (next > end) {
                nanos = end;
                return List.of(tasks).stream().mapToInt(task -> task.sent).toArray();
            }
            nanos = Math.max(nanos, next);
        }
    }

    private static RequestSettings set(long perSecond) {
        return set(perSecond, 1);
    }

    private static RequestSettings set(long perSecond, int tasks) {
        return new RequestSettings(OptionalLong.of(perSecond), PER_SECOND, tasks, 1, false);
    }

    private static RequestSettings unset(int tasks) {
        return new RequestSettings(OptionalLong.empty(), PER_SECOND, tasks, 1, false);
    }

    private static Quota quota(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of("log.groups", "a", "aws.region", "eu-west-1", "topic", "t"));
        props.putAll(more);
        return Quota.of(SourceConfig.of(props).aws());
    }
}
