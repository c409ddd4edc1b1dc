package io.tocsin.quickstart;

import io.tocsin.quickstart.plan.Options;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Planner;
import io.tocsin.quickstart.plan.Refusal;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line: one line on stderr and a non-zero exit for everything that cannot be done. */
@Command(
        name = "./quickstart",
        sortOptions = false,
        usageHelpAutoWidth = true,
        header =
                "Runs CloudWatch Logs -> Kafka -> Slack, all in one process: broker, Connect worker and both connectors.",
        description = {
            "%nWithout options everything is local: a CloudWatch Logs, a sample application that writes to it, and a Slack"
                    + " whose page shows what arrives. With --log-group and a Slack it serves the real ones.",
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  SLACK_WEBHOOK_URL   incoming webhook to post to",
            "  SLACK_BOT_TOKEN     token of a Slack app to post as, together with --channel",
            "  SLACK_API_URL       base URL of its API, if not https://slack.com/api/ (GovSlack)",
            "  AWS_...             as the AWS SDK understands it",
            "  JAVA_HOME           the JDK to run with, 17 or later",
            "",
            "Exit status: 0 done, 1 it could not run or no message reached Slack, 2 wrong options.",
            "",
            "Examples:",
            "  ./quickstart",
            "  ./quickstart --file app.log --filter ERROR --for 60s",
            "  SLACK_WEBHOOK_URL=https://hooks.slack.com/services/... \\",
            "    ./quickstart --log-group /aws/lambda/payments --filter '?ERROR ?Exception' --region eu-west-1",
        })
final class QuickstartCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    private final Map<String, String> environment;
    private final ToIntFunction<Plan> run;

    private QuickstartCommand(Map<String, String> environment, ToIntFunction<Plan> run) {
        this.environment = environment;
        this.run = run;
    }

    /** The command, which hands the plan to {@code run} and exits with what that returns. */
    static CommandLine of(Map<String, String> environment, ToIntFunction<Plan> run) {
        return new CommandLine(new QuickstartCommand(environment, run))
                .setParameterExceptionHandler((wrong, arguments) -> {
                    say(wrong.getCommandLine(), wrong.getMessage() + " (see ./quickstart --help)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    say(command, oneLine(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() {
        return run.applyAsInt(new Planner(options, environment).plan());
    }

    private static void say(CommandLine command, String line) {
        PrintWriter err = command.getErr();
        err.println("quickstart: " + line);
        err.flush();
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof Refusal && message != null
                ? message
                : failure.toString().lines().findFirst().orElse("");
    }
}
