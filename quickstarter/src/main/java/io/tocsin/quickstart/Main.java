package io.tocsin.quickstart;

import io.tocsin.quickstart.local.StopSignal;
import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plugins.PluginZips;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The quickstart's entry. */
public final class Main {
    private Main() {}

    /** Runs the command; {@code --help} tells the rest. */
    public static void main(String[] arguments) {
        StopSignal stop = new StopSignal();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "stop"));
        int status =
                QuickstartCommand.of(System.getenv(), plan -> run(plan, stop)).execute(arguments);
        stopped.countDown();
        System.exit(status);
    }

    /** On Ctrl-C the JVM ends as soon as its hooks have, so this one waits for the orderly stop. */
    private static void stop(StopSignal stop, CountDownLatch stopped) {
        stop.give();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(Plan plan, StopSignal stop) {
        Preflight.check(plan);
        if (plan.logs() instanceof Logs.Aws aws) {
            AwsCredentials.ofThisProcess().check(aws.profile());
        }
        PluginZips plugins = PluginZips.of(Path.of(System.getProperty("tocsin.home", ".")));
        try (DataDirectory data = DataDirectory.open(plan.data())) {
            // Before the first class that logs.
            System.setProperty("tocsin.log", data.logFile().toString());
            Instant began =
                    Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
            Console console = new Console(System.out, InstantSource.system());
            return new Run(plan, console, stop, InstantSource.system(), began).run(data, plugins);
        }
    }
}
