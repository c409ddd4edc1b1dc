package io.tocsin.emulator.slack;

import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a {@link SlackEmulator} until it is interrupted. */
@Command(
        name = "slack",
        sortOptions = false,
        description = {
            "Emulates Slack on 127.0.0.1, in memory: incoming webhooks, the Web API, and a page that shows the channels live.",
            "The token and the webhook URLs are the same each time."
        },
        footerHeading = "%nTry it:%n",
        footer = {
            "  curl http://127.0.0.1:4587/api/chat.postMessage -d token=<bot token> -d channel=alerts -d text=Hello",
        })
public final class SlackMain implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4587",
            description = "Where to listen, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "alerts",
            description = "A channel, may be given several times (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private List<String> channels;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Messages a second that a channel takes in the long run (default: ${DEFAULT-VALUE}, as Slack).")
    private double perSecond;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "10",
            description = "Messages that a channel takes at once after a pause (default: ${DEFAULT-VALUE}).")
    private int burst;

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

    SlackMain(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    public static void main(String... arguments) {
        // The HTTP server has nothing to tell that is not said here.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine(new CountDownLatch(1)).execute(arguments));
    }

    /** The command, which returns once the latch is open. */
    static CommandLine commandLine(CountDownLatch stopped) {
        return new CommandLine(new SlackMain(stopped)).setParameterExceptionHandler(SlackMain::refuse);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SlackEmulator slack = SlackEmulator.start(options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(slack::close, "stop"));
            describe(slack);
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private SlackOptions options() {
        require(port >= 0 && port <= MAX_PORT, "--port", port + " is not in 0.." + MAX_PORT);
        require(perSecond > 0, "--rate", perSecond + " is not above 0");
        require(burst >= 1, "--burst", burst + " is not at least 1");
        return SlackOptions.defaults()
                .withPort(port)
                .withPace(perSecond, burst)
                .withChannels(channels.toArray(String[]::new));
    }

    private void require(boolean right, String option, String what) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + what);
        }
    }

    private void describe(SlackEmulator slack) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Slack is on " + slack.url() + "/ (stop it with Ctrl-C)");
        out.println("  Web API    " + slack.url() + "/api/");
        out.println("  Bot token  " + slack.botToken());
        channels.forEach(channel -> out.println("  #" + channel + "  " + slack.webhook(channel)));
        out.flush();
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
