package io.tocsin.slack.message.redaction;

import java.util.ArrayList;
import java.util.List;

/** Finds the known kinds of secret in one pass through a text: at each character those that can begin with it are tried. */
final class SecretFinder {
    private static final int ASCII = 128;

    private final List<SecretKind> kinds;
    private final int[][] byFirst = new int[ASCII][];

    SecretFinder(List<SecretKind> kinds) {
        this.kinds = List.copyOf(kinds);
        for (char first = 0; first < ASCII; first++) {
            byFirst[first] = beginningWith(first);
        }
    }

    private int[] beginningWith(char first) {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < kinds.size(); rank++) {
            if (kinds.get(rank).firsts().indexOf(first) >= 0) {
                ranks.add(rank);
            }
        }
        return ranks.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds where the secrets are; a kind's place in the list is its rank. */
    void find(CharSequence text, List<Span> found) {
        Scan scan = new Scan(text);
        int[] next = new int[kinds.size()];
        for (int at = 0; at < scan.length(); at++) {
            char first = scan.at(at);
            if (first < ASCII) {
                for (int rank : byFirst[first]) {
                    next[rank] = at < next[rank] ? next[rank] : find(scan, at, rank, found);
                }
            }
        }
    }

    /** Where the search for this kind goes on. */
    private int find(Scan scan, int at, int rank, List<Span> found) {
        SecretKind kind = kinds.get(rank);
        long secret = kind.finder().find(scan, at);
        if (secret == Scan.NONE) {
            return at;
        }
        found.add(new Span(SecretKind.start(secret), SecretKind.end(secret), kind.name(), rank));
        return SecretKind.end(secret);
    }
}
