package io.tocsin.emulator.slack.trouble;

import io.tocsin.emulator.slack.wire.Connections;
import io.tocsin.emulator.slack.wire.Reply;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The troubles that are due, in the order in which they were asked for. Safe for use by several threads. */
public final class Troubles {
    /** What {@link Trouble#on()} calls a webhook. */
    public static final String WEBHOOK = "webhook";

    private static final long SEED = 20_261_122;

    private final Pause pause;
    private final Consumer<Kind> happened;
    private final List<Trouble> due = new ArrayList<>();
    private final Random random = new Random(SEED);

    /** @param happened is told of each trouble that an app has met */
    public Troubles(Pause pause, Consumer<Kind> happened) {
        this.pause = pause;
        this.happened = happened;
    }

    public synchronized void add(Trouble trouble) {
        due.add(trouble);
    }

    public synchronized void clear() {
        due.clear();
    }

    /** Those that are still due, each with the times that are left of it. */
    public synchronized List<Trouble> due() {
        return List.copyOf(due);
    }

    /**
     * Answers a call, or lets happen what is due.
     *
     * @param method the Web API method, or {@link #WEBHOOK}
     * @param channel the name of the channel that it is about, or nothing
     * @param call what the app sent
     * @param real does the call and gives the real answer
     */
    public void answer(HttpServerExchange exchange, String method, String channel, String call, Supplier<Reply> real)
            throws IOException, InterruptedException {
        Optional<Reply> reply = reply(method, channel, call, real);
        if (reply.isPresent()) {
            reply.get().send(exchange);
        } else {
            Connections.reset(exchange);
        }
    }

    private Optional<Reply> reply(String method, String channel, String call, Supplier<Reply> real)
            throws InterruptedException {
        Optional<Trouble> trouble = next(method, channel, call);
        if (trouble.isEmpty()) {
            return Optional.of(real.get());
        }
        happened.accept(trouble.get().kind());
        Supplier<Reply> answer = trouble.get().posted() ? already(real.get()) : real;
        return trouble.get().kind().happen(new Call(method.equals(WEBHOOK), answer, pause), trouble.get());
    }

    /** The call has had its effect; only the answer is left. */
    private static Supplier<Reply> already(Reply reply) {
        return () -> reply;
    }

    private synchronized Optional<Trouble> next(String method, String channel, String call) {
        for (Iterator<Trouble> all = due.iterator(); all.hasNext(); ) {
            Trouble trouble = all.next();
            if (trouble.meets(method, channel, call) && random.nextDouble() < trouble.share()) {
                count(trouble, all);
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }

    private void count(Trouble trouble, Iterator<Trouble> at) {
        if (trouble.times() == 1) {
            at.remove();
        } else if (trouble.times() > 1) {
            due.set(due.indexOf(trouble), trouble.times(trouble.times() - 1));
        }
    }
}
