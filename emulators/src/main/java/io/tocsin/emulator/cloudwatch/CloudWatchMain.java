package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.cloudwatch.trouble.TroublesJson;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a {@link CloudWatchEmulator} until it is interrupted. */
@Command(
        name = "cloudwatch",
        description = "Emulates CloudWatch Logs on 127.0.0.1, in memory. Any credentials and any region will do.",
        footerHeading = "%nTry it:%n",
        footer = {
            "  aws --endpoint-url http://127.0.0.1:4586 logs create-log-group --log-group-name /app",
            "  aws --endpoint-url http://127.0.0.1:4586 logs tail /app --follow"
        })
public final class CloudWatchMain implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4586",
            description = "Where to listen, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--no-quotas",
            description = "Take any number of requests a second; AWS grants 5 to 25 searches, depending on the region.")
    private boolean noQuotas;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides which requests trouble hits (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--trouble",
            paramLabel = "SWITCH=N",
            description =
                    "Makes something go wrong from the start, such as throttledShare=0.1. Can be given several times;"
                            + " /_control shows the switches.")
    private Map<String, Double> troubles = new LinkedHashMap<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final CountDownLatch stopped;

    CloudWatchMain(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    public static void main(String... arguments) {
        System.exit(execute(new CountDownLatch(1), arguments));
    }

    /**
     * Runs until stopped.
     *
     * @return the exit code
     */
    static int execute(CountDownLatch stopped, String... arguments) {
        return new CommandLine(new CloudWatchMain(stopped))
                .setParameterExceptionHandler(CloudWatchMain::refuse)
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        EmulatorOptions options = options();
        try (CloudWatchEmulator emulator = CloudWatchEmulator.start(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "stop"));
            PrintWriter out = spec.commandLine().getOut();
            out.println("CloudWatch Logs is on " + emulator.endpoint() + " (stop it with Ctrl-C)");
            out.flush();
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private EmulatorOptions options() {
        if (port < 0 || port > MAX_PORT) {
            throw wrong("--port", port + " is not in 0.." + MAX_PORT);
        }
        try {
            return EmulatorOptions.onPort(port)
                    .withSeed(seed)
                    .withQuotas(!noQuotas)
                    .withTroubles(TroublesJson.of(seed, troubles));
        } catch (IllegalArgumentException e) {
            throw wrong("--trouble", String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String option, String problem) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + problem);
    }

    private int failed(RuntimeException e) {
        if (!(e.getCause() instanceof BindException)) {
            throw e;
        }
        spec.commandLine().getErr().println("Port " + port + " is in use: stop what uses it, or give another --port.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int refuse(ParameterException e, String... arguments) {
        e.getCommandLine().getErr().println(e.getMessage() + " (--help tells the options)");
        return CommandLine.ExitCode.USAGE;
    }
}
