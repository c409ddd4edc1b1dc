package io.tocsin.emulator.slack;

import io.tocsin.emulator.command.EmulatorCommand;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a {@link SlackEmulator} until it is interrupted. */
@Command(
        name = "slack",
        sortOptions = false,
        description = {
            "Emulates Slack in memory: incoming webhooks, the Web API, and a page that shows the channels live.",
            "The token and the webhook URLs are the same each time."
        },
        footerHeading = "%nTry it:%n",
        footer = {
            "  curl http://127.0.0.1:4587/api/chat.postMessage -d token=<bot token> -d channel=alerts -d text=Hello",
        })
public final class SlackMain extends EmulatorCommand<SlackEmulator> {
    private static final int USUAL_PORT = 4587;

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

    SlackMain(CountDownLatch stopped) {
        super(USUAL_PORT, stopped);
    }

    public static void main(String... arguments) {
        // The HTTP server has nothing to tell that is not said here.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine(new CountDownLatch(1)).execute(arguments));
    }

    /** The command, which returns once the latch is open. */
    static CommandLine commandLine(CountDownLatch stopped) {
        return new SlackMain(stopped).commandLine();
    }

    @Override
    protected SlackEmulator start(InetSocketAddress address) {
        require(perSecond > 0, "--rate", perSecond + " is not above 0");
        require(burst >= 1, "--burst", burst + " is not at least 1");
        return SlackEmulator.start(SlackOptions.defaults()
                .withAddress(address)
                .withPace(perSecond, burst)
                .withChannels(channels.toArray(String[]::new)));
    }

    @Override
    protected void describe(SlackEmulator slack, PrintWriter out) {
        out.println("Slack is on " + slack.url() + "/ (stop it with Ctrl-C)");
        out.println("  Web API    " + slack.url() + "/api/");
        out.println("  Bot token  " + slack.botToken());
        channels.forEach(channel -> out.println("  #" + channel + "  " + slack.webhook(channel)));
    }
}
