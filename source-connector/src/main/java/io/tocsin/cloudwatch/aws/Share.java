package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.RequestSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connector may send from this worker, in requests a second.
 *
 * @param granted whatever the others want; positive
 * @param most with what the others leave; no less than {@code granted}
 */
record Share(double granted, double most) {
    /** The least that can be set; those that set nothing have it even where others have set the whole quota. */
    private static final double LEAST = 1;

    /**
     * What a connector asks for.
     *
     * @param settings its own
     * @param here which part of its tasks is on this worker; positive, at most 1
     */
    record Claim(RequestSettings settings, double here) {}

    /**
     * Divides the quota of one account and region. Whoever has set a number has that; those who have not share evenly what is left of
     * AWS's quota. Where all of that is more than the quota, everyone has less in proportion. A connector that sets more than AWS's
     * published quota is believed to know.
     *
     * @param claims of all connectors that are known to use it
     * @return their shares, in the same order; together never more than the quota
     */
    static List<Share> divide(List<Claim> claims) {
        double quota = claims.stream()
                .mapToDouble(claim -> Math.max(
                        claim.settings().quota(), claim.settings().set().orElse(0)))
                .max()
                .orElse(LEAST);
        double set = claims.stream()
                .mapToDouble(claim -> claim.settings().set().orElse(0))
                .sum();
        long others = claims.stream()
                .filter(claim -> claim.settings().set().isEmpty())
                .count();
        double rest = others == 0 ? 0 : Math.max(LEAST, (quota - set) / others);
        double scale = Math.min(1, quota / (set + others * rest));
        List<Share> shares = new ArrayList<>();
        for (Claim claim : claims) {
            RequestSettings settings = claim.settings();
            double wanted = settings.set().isPresent() ? settings.set().getAsLong() : rest;
            shares.add(new Share(wanted * scale * claim.here(), settings.perSecond() * claim.here()));
        }
        return shares;
    }
}
