package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.cloudwatch.control.Routes;
import io.tocsin.emulator.cloudwatch.control.Status;
import io.tocsin.emulator.cloudwatch.control.StatusHandler;
import io.tocsin.emulator.cloudwatch.operation.Operations;
import io.tocsin.emulator.cloudwatch.quota.Quotas;
import io.tocsin.emulator.cloudwatch.store.Accounts;
import io.tocsin.emulator.cloudwatch.store.Ingestion;
import io.tocsin.emulator.cloudwatch.store.Journal;
import io.tocsin.emulator.cloudwatch.trouble.TroubleMaker;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Fate;
import io.tocsin.emulator.cloudwatch.wire.JsonProtocol;
import io.tocsin.emulator.cloudwatch.wire.Scope;
import io.tocsin.emulator.cloudwatch.wire.Tally;
import io.tocsin.emulator.http.EmulatorServer;
import java.io.Closeable;
import java.net.URI;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A CloudWatch Logs in memory, on 127.0.0.1 unless told otherwise. Any credentials will do; the region is the one that the request is signed for,
 * and each has log groups of its own.
 */
public final class CloudWatchEmulator implements Closeable {
    private static final String SERVICE = "Logs_20140328";

    private final EmulatorOptions options;
    private final Accounts accounts = new Accounts();
    private final TroubleMaker troubleMaker;
    private final Quotas quotas;
    private final Ingestion ingestion;
    private final StatusHandler status;
    private final EmulatorServer server;

    private CloudWatchEmulator(EmulatorOptions options) {
        this.options = options;
        this.troubleMaker = new TroubleMaker(options.troubles());
        this.quotas = new Quotas(options.clock());
        this.ingestion = new Ingestion(options.clock(), new SplittableRandom(options.seed()), troubleMaker);
        Tally tally = new Tally();
        this.status = new StatusHandler(accounts, tally, troubleMaker, options.quotas());
        this.server = EmulatorServer.start(options.address(), Routes.of(protocol(tally), troubleMaker, status));
    }

    private JsonProtocol protocol(Tally tally) {
        return new JsonProtocol(
                SERVICE,
                Operations.of(accounts, ingestion, options.clock(), troubleMaker, options.scanned()),
                this::fate,
                options.clock(),
                tally);
    }

    private Fate fate(Call call) {
        if (options.quotas()) {
            quotas.admit(call);
        }
        return troubleMaker.fate(call.operation());
    }

    /**
     * Starts with the options of {@link EmulatorOptions#onPort}.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @throws RuntimeException whose cause is a {@link java.net.BindException} if the port is in use
     */
    public static CloudWatchEmulator start(int port) {
        return start(EmulatorOptions.onPort(port));
    }

    /**
     * Starts to serve.
     *
     * @throws RuntimeException whose cause is a {@link java.net.BindException} if the port is in use
     */
    public static CloudWatchEmulator start(EmulatorOptions options) {
        return new CloudWatchEmulator(options);
    }

    /**
     * Brings back the events that an earlier emulator kept in a file, and keeps all that come from now on there too; they
     * survive even a kill. To be called once, before anything is stored. Log groups without events, metric filters and
     * deletions are not kept.
     *
     * @param file created if it is not there
     * @throws java.io.UncheckedIOException if it cannot be read or written
     */
    public CloudWatchEmulator keepIn(Path file) {
        ingestion.keepIn(Journal.open(file, accounts));
        return this;
    }

    /** What to give a client as its endpoint. */
    public URI endpoint() {
        return server.uri();
    }

    /** A way past HTTP to a region of the account {@value Scope#DEFAULT_ACCOUNT}, for tests. */
    public EmulatedRegion region(String region) {
        return new EmulatedRegion(accounts.region(Scope.DEFAULT_ACCOUNT, region), ingestion, options.clock());
    }

    /** Changes what goes wrong from now on, and throws the dice anew. */
    public void trouble(UnaryOperator<Troubles> change) {
        troubleMaker.change(change);
    }

    /** What it holds and did so far. */
    public Status status() {
        return status.status();
    }

    /** Stops serving; what was stored is gone, unless it is kept in a file. */
    @Override
    public void close() {
        server.close();
    }
}
