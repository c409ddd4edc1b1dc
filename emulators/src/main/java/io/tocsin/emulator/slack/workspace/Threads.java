package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a reply does to the message that it replies to. */
final class Threads {
    private Threads() {}

    /** The first message of a thread, once one more reply stands in it. */
    static Message withReply(Message parent, Message reply) {
        ObjectNode json = parent.json().deepCopy();
        json.put("thread_ts", parent.ts());
        json.put("reply_count", json.path("reply_count").asInt() + 1);
        json.put("latest_reply", reply.ts());
        addUser(json.withArray("reply_users"), reply.json().path("user").asText());
        json.put("reply_users_count", json.path("reply_users").size());
        json.put("is_locked", false).put("subscribed", false);
        return parent.with(json);
    }

    private static void addUser(ArrayNode users, String user) {
        boolean known = false;
        for (var other : users) {
            known |= other.asText().equals(user);
        }
        if (!known) {
            users.add(user);
        }
    }
}
