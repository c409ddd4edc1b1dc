package io.tocsin.emulator.slack;

import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the emulator from a command line until it is interrupted. */
@Command(
        name = "slack",
        mixinStandardHelpOptions = true,
        version = "Tocsin Slack emulator",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "A Slack on 127.0.0.1: incoming webhooks, the Web API, and a page that shows the channels live.",
            "Nothing is kept when it stops. Tokens and webhook URLs are the same each time."
        })
public final class SlackMain implements Callable<Integer> {
    private static final int UNAVAILABLE = 69;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "port; 0, the default: any free one")
    private int port;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "a channel to start with; may be given several times (default: general and alerts)")
    private List<String> channels = List.of("general", "alerts");

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1",
            description = "messages a second that a channel takes in the long run (default: 1, as Slack)")
    private double perSecond;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "10",
            description = "messages that a channel takes at once after a pause (default: 10)")
    private int burst;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SlackMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (SlackEmulator slack = SlackEmulator.start(options())) {
            describe(slack);
            new CountDownLatch(1).await();
            return 0;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException) {
                err().println("--port " + port + ": the port is in use; choose another, or 0 for any free one");
                return UNAVAILABLE;
            }
            throw e;
        }
    }

    private SlackOptions options() {
        try {
            return SlackOptions.defaults()
                    .withPort(port)
                    .withPace(perSecond, burst)
                    .withChannels(channels.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void describe(SlackEmulator slack) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Page       " + slack.url() + "/");
        out.println("Web API    " + slack.url() + "/api/");
        out.println("Bot token  " + slack.botToken());
        channels.forEach(channel -> out.println("Webhook    " + slack.webhook(channel) + "  (#" + channel + ")"));
        out.println("Ctrl-C stops.");
        out.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
