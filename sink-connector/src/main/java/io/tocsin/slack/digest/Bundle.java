package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Item;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.Page;
import io.tocsin.slack.message.Severity;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.message.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records that share a message, each with its whole text: as many as Slack takes in one. */
public final class Bundle {
    /** A longer text is told in a message of its own. */
    static final int LONGEST_TEXT = 2_500;

    private static final int LONGEST_TITLE = 120;
    /** Places named in the small print. */
    private static final int NAMED = 2;

    private static final String NEUTRAL = "#9b9b9b";

    private final List<Gist> gists = new ArrayList<>();
    private final Page page = new Page();
    private final String likeness;

    /** A bundle with its first record. */
    public Bundle(Gist first) {
        likeness = Likeness.ofHeader(first);
        gists.add(first);
        page.add(item(first));
    }

    /**
     * Takes one more, if it is like the others (it is from the same log group, account and region, and would have the same header, but
     * for numbers and the like) and there is room for its whole text.
     */
    public boolean add(Gist gist) {
        if (!fits(gist.text())
                || !fits(gists.get(0).text())
                || !Likeness.ofHeader(gist).equals(likeness)) {
            return false;
        }
        return page.add(item(gist)) && gists.add(gist);
    }

    /** Whether all of a text is shown, in which a character may take the room of its code. */
    private static boolean fits(String text) {
        return Excerpt.raw(text.strip(), LONGEST_TEXT).cut() == 0;
    }

    /** One message for all of them. */
    public SlackMessage message() {
        Times times = new Times();
        gists.forEach(gist -> times.add(gist.time()));
        return new Notice(title(), colour(), page.items(), times.first(), times.last(), footers()).message();
    }

    private static Item item(Gist gist) {
        return new Item("", "", gist.time(), null, gist.text(), LONGEST_TEXT);
    }

    private String title() {
        String title = gists.get(0).title();
        boolean same = gists.stream().allMatch(gist -> gist.title().equals(title));
        String shared = Excerpt.line(same ? title : Likeness.of(title), LONGEST_TITLE);
        String count = Words.count(gists.size(), "message");
        return shared.isBlank() ? count : shared + " · " + count;
    }

    private String colour() {
        Severity severity = gists.get(0).severity();
        return severity == null ? NEUTRAL : severity.colour();
    }

    private List<String> footers() {
        Set<String> footers = new LinkedHashSet<>();
        gists.stream().map(Gist::footer).filter(footer -> !footer.isBlank()).forEach(footers::add);
        List<String> some = new ArrayList<>(footers.stream().limit(NAMED).toList());
        if (footers.size() > NAMED) {
            some.add("and " + Words.number(footers.size() - NAMED) + " more");
        }
        return some;
    }
}
