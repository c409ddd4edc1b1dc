package io.tocsin.cloudwatch.selection;

import java.util.List;

/**
 * All that a look has found, whichever task it is for.
 *
 * @param found each feed once
 * @param startedAt a moment on AWS's clock at or before which the look began; milliseconds since the epoch
 */
public record Look(List<Found> found, long startedAt) {
    public Look {
        found = List.copyOf(found);
    }
}
