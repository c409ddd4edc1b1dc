package io.tocsin.slack.delivery;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.RecordRange;
import io.tocsin.slack.readback.Stamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What makes delivery to one channel effectively once: marks on messages, and reading them back. */
public final class ReadBack {
    /** A hash of what a message says that stands for no records; all such messages would look the same without it. */
    private static final String SAYS = "says";

    private final Stamp.Issuer issuer;
    private final ChannelRecall recall;
    private final ChannelReader reader;
    private final Doubt doubt;

    /**
     * For the channel of a port.
     *
     * @param recall is told what the channel holds
     * @param pacer of reading, shared by all that read with the same token
     * @param random for jitter only
     */
    public ReadBack(
            SlackApi slack,
            Stamp.Issuer issuer,
            ChannelRecall recall,
            ReadBackPolicy policy,
            Pacer pacer,
            OnRefusal onRefusal,
            Tally tally,
            InstantSource clock,
            RandomGenerator random) {
        this.issuer = issuer;
        this.recall = recall;
        String need = "delivery.guarantee=effectively-once";
        HistoryWalk reading = new HistoryWalk(slack, need, Optional.of(onRefusal), pacer, tally, clock, random);
        this.reader = new ChannelReader(issuer.connector(), recall, reading, policy, clock);
        HistoryWalk looking = new HistoryWalk(slack, need, Optional.of(onRefusal), pacer, tally, clock, random);
        this.doubt = new Doubt(looking, policy, clock);
    }

    /** What the channel holds. */
    public ChannelRecall recall() {
        return recall;
    }

    /** Reads the channel after partitions were assigned. */
    ChannelReader reader() {
        return reader;
    }

    /** Looks for a message of which nobody knows. */
    Doubt doubt() {
        return doubt;
    }

    /**
     * What the metadata of a letter says, by which it is known again.
     *
     * @param room for how many characters of ranges there is room
     */
    Map<String, String> facts(Letter letter, int room) {
        List<RecordRange> ranges = letter.cargo().ranges();
        Map<String, String> facts = new HashMap<>(Stamp.of(issuer, ranges, room).payload());
        if (ranges.isEmpty()) {
            facts.put(SAYS, ShortHash.of(letter.message().body()));
        }
        if (!letter.tellsAll()) {
            facts.put(Stamp.PART, Integer.toString(letter.part()));
        }
        return facts;
    }
}
