package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** What shared messages and digests say of a record. */
public final class HostileGists {
    private HostileGists() {}

    /** All that is told, with layout and without. */
    public static List<String> told(Gist gist) {
        Round round = new Round();
        round.add(gist);
        Bundle bundle = new Bundle(gist);
        bundle.add(gist);
        List<SlackMessage> messages = new ArrayList<>(
                round.notices("Digest").stream().map(Notice::message).toList());
        messages.add(bundle.message());
        List<String> told = new ArrayList<>();
        for (SlackMessage message : messages) {
            told.add(message.body());
            told.add(message.plainText());
        }
        return told;
    }
}
