package io.tocsin.emulator.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs an emulator until it is interrupted. What is wrong with the options, or a port that is in use, is told in one line.
 *
 * @param <E> the emulator
 */
public abstract class EmulatorCommand<E extends Closeable> implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to listen, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Which of this machine's addresses to listen on (default: ${DEFAULT-VALUE}); 0.0.0.0 for all, as"
                            + " in a container. Nothing is protected: whoever reaches it may read and write.")
    @SuppressWarnings("NullAway.Init")
    private InetAddress address;

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

    /**
     * A command that returns once the latch is open.
     *
     * @param usualPort where to listen unless told otherwise
     */
    protected EmulatorCommand(int usualPort, CountDownLatch stopped) {
        this.port = usualPort;
        this.stopped = stopped;
    }

    /**
     * Starts the emulator.
     *
     * @throws RuntimeException whose cause is a {@link BindException} if the port is in use
     */
    protected abstract E start(InetSocketAddress onAddress);

    /** Says where it is. */
    protected abstract void describe(E emulator, PrintWriter out);

    /** This command, ready to be executed. */
    public final CommandLine commandLine() {
        return new CommandLine(this).setParameterExceptionHandler(EmulatorCommand::refuse);
    }

    @Override
    public final Integer call() throws InterruptedException, IOException {
        require(port >= 0 && port <= MAX_PORT, "--port", port + " is not in 0.." + MAX_PORT);
        require(isHere(address), "--address", address.getHostAddress() + " is no address of this machine");
        try (E emulator = start(new InetSocketAddress(address, port))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(emulator), "stop"));
            PrintWriter out = spec.commandLine().getOut();
            describe(emulator, out);
            out.flush();
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /** Refuses an option's value unless it is right. */
    protected final void require(boolean right, String option, String problem) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + problem);
        }
    }

    private static boolean isHere(InetAddress address) throws IOException {
        try (ServerSocket anyPort = new ServerSocket(0, 1, address)) {
            return anyPort.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    private void close(E emulator) {
        try {
            emulator.close();
        } catch (IOException e) {
            spec.commandLine().getErr().println("It did not stop cleanly: " + e);
        }
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
