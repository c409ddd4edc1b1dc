package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** One workspace with one app in it. Safe for use by several threads. */
public final class Workspace {
    /** What the sink asks for, and what reading back and posting to any public channel take. */
    public static final Set<String> USUAL_SCOPES =
            Set.of("chat:write", "chat:write.public", "channels:read", "channels:history", "groups:history");

    private final InstantSource clock;
    private final String teamId = Ids.of('T', "tocsin");
    private final Timestamps timestamps = new Timestamps();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    private final Map<String, Bot> bots = new LinkedHashMap<>();
    private final Set<String> revoked = new TreeSet<>();
    private final List<WorkspaceListener> listeners = new CopyOnWriteArrayList<>();
    private Duration historyDelay = Duration.ZERO;

    public Workspace(InstantSource clock) {
        this.clock = clock;
        install("Tocsin", USUAL_SCOPES);
    }

    public String teamId() {
        return teamId;
    }

    /** The channel of that name, opened now if there is none. */
    public synchronized Channel open(String name) {
        Optional<Channel> known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        Channel channel = new Channel(bare(name));
        channels.put(channel.id(), channel);
        listeners.forEach(listener -> listener.opened(channel));
        return channel;
    }

    /** The channel with that id or name; a name may start with {@code #}. */
    public synchronized Optional<Channel> find(String idOrName) {
        Channel byId = channels.get(idOrName);
        return byId != null
                ? Optional.of(byId)
                : channels.values().stream()
                        .filter(channel -> channel.name().equals(bare(idOrName)))
                        .findFirst();
    }

    /** The channel with that id; most methods of the Web API take no name. */
    public synchronized Optional<Channel> findById(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** All channels, in the order in which they were opened. */
    public synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** The webhook that posts into the channel of that name, which is opened if there is none. */
    public synchronized Webhook webhook(String channelName) {
        Webhook webhook = Webhook.into(open(channelName), teamId);
        webhooks.putIfAbsent(webhook.id(), webhook);
        return webhook;
    }

    /** The webhook with that id, the middle part of its URL. */
    public synchronized Optional<Webhook> webhookById(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /** Installs an app with these scopes. */
    public synchronized Bot install(String name, Set<String> scopes) {
        Bot bot = Bot.named(name, teamId, scopes);
        bots.put(bot.token(), bot);
        return bot;
    }

    /** The app that comes with the workspace. */
    public synchronized Bot bot() {
        return bots.values().iterator().next();
    }

    /** The app to which the token belongs. */
    public synchronized Optional<Bot> botOf(String token) {
        return Optional.ofNullable(bots.get(token));
    }

    /** Puts a message at the end of a channel. The workspace fills in {@code ts}; the caller gives up the JSON. */
    public synchronized Message post(Channel channel, ObjectNode json, boolean overLimit) {
        Instant now = clock.instant();
        long micros = timestamps.next(now);
        json.put("ts", Timestamps.text(micros));
        Message message = new Message(channel.id(), micros, now, now.plus(historyDelay), overLimit, json);
        put(channel, message);
        listeners.forEach(listener -> listener.posted(message));
        return message;
    }

    /** Puts back a message of an earlier workspace, in the order in which they were posted. Nobody is told. */
    synchronized void restore(Channel channel, Message message) {
        timestamps.passed(message.micros());
        put(channel, message);
    }

    private static void put(Channel channel, Message message) {
        channel.put(message);
        if (message.isReply()) {
            channel.message(message.threadTs()).ifPresent(parent -> channel.put(Threads.withReply(parent, message)));
        }
    }

    /** The messages posted from now on show in {@code conversations.history} only after that time. */
    public synchronized void delayHistory(Duration delay) {
        historyDelay = delay;
    }

    /** How long it takes now until a message shows in {@code conversations.history}. */
    public synchronized Duration historyDelay() {
        return historyDelay;
    }

    /** Archives a channel, or takes it out of the archive. */
    public synchronized void archive(Channel channel, boolean archived) {
        channel.setArchived(archived);
    }

    /** Revokes a token, or gives it back. */
    public synchronized void revoke(String token, boolean revoke) {
        if (revoke) {
            revoked.add(token);
        } else {
            revoked.remove(token);
        }
    }

    /** Tokens and webhook ids that are revoked. */
    public synchronized Set<String> revoked() {
        return Set.copyOf(revoked);
    }

    /** Runs {@code first} and subscribes, with nothing happening in between. */
    public synchronized void subscribe(Runnable first, WorkspaceListener listener) {
        first.run();
        listeners.add(listener);
    }

    public void unsubscribe(WorkspaceListener listener) {
        listeners.remove(listener);
    }

    private static String bare(String name) {
        return name.startsWith("#") ? name.substring(1) : name;
    }
}
