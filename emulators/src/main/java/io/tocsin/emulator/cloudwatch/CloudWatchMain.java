package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.emulator.cloudwatch.trouble.TroublesJson;
import io.tocsin.emulator.command.EmulatorCommand;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a {@link CloudWatchEmulator} until it is interrupted. */
@Command(
        name = "cloudwatch",
        description = "Emulates CloudWatch Logs in memory. Any credentials and any region will do.",
        footerHeading = "%nTry it:%n",
        footer = {
            "  aws --endpoint-url http://127.0.0.1:4586 logs create-log-group --log-group-name /app",
            "  aws --endpoint-url http://127.0.0.1:4586 logs tail /app --follow"
        })
public final class CloudWatchMain extends EmulatorCommand<CloudWatchEmulator> {
    private static final int USUAL_PORT = 4586;

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

    CloudWatchMain(CountDownLatch stopped) {
        super(USUAL_PORT, stopped);
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
        return new CloudWatchMain(stopped).commandLine().execute(arguments);
    }

    @Override
    protected CloudWatchEmulator start(InetSocketAddress address) {
        return CloudWatchEmulator.start(EmulatorOptions.onPort(0)
                .withAddress(address)
                .withSeed(seed)
                .withQuotas(!noQuotas)
                .withTroubles(troubles()));
    }

    private Troubles troubles() {
        try {
            return TroublesJson.of(seed, troubles);
        } catch (IllegalArgumentException e) {
            require(false, "--trouble", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Override
    protected void describe(CloudWatchEmulator emulator, PrintWriter out) {
        out.println("CloudWatch Logs is on " + emulator.endpoint() + " (stop it with Ctrl-C)");
    }
}
