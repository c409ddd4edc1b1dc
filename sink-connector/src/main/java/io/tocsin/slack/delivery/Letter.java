package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import java.util.List;

/**
 * A message on its way, with the records that it accounts for. No two letters are equal.
 *
 * <p>When some of its partitions are taken away it still goes, whole, for the sake of the others: a message cannot be taken
 * apart. The records of those partitions are then shown twice, here and by the task that has them now, but they count for this
 * task no more.
 */
final class Letter {
    private final SlackMessage message;
    private final List<Parcel> parcels;
    private final long weight;

    /**
     * A letter not yet sent.
     *
     * @param parcels what is accounted for once Slack has the message; at least one
     */
    Letter(SlackMessage message, List<Parcel> parcels) {
        this.message = message;
        this.parcels = List.copyOf(parcels);
        this.weight =
                message.size() + parcels.stream().mapToLong(Parcel::weight).sum();
    }

    SlackMessage message() {
        return message;
    }

    List<Parcel> parcels() {
        return parcels;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return weight;
    }

    /** Whether nothing that it accounts for is this task's any longer. */
    boolean isMoot() {
        return parcels.stream().allMatch(Parcel::isMoot);
    }

    /** The records that it stands for, for the log. */
    @Override
    public String toString() {
        Origin first = parcels.get(0).origin();
        return parcels.size() == 1 ? first.toString() : first + " (and " + (parcels.size() - 1) + " more)";
    }
}
