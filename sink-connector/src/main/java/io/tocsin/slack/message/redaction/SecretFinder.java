package io.tocsin.slack.message.redaction;

import java.util.Arrays;
import java.util.List;

/** Finds the known kinds of secret in one pass through a text: at each place those that can begin there are tried. */
final class SecretFinder {
    private static final int ASCII = 128;
    private static final int[] NONE = {};

    private final List<SecretKind> kinds;
    /** By the first and the second character: the ranks of the kinds that begin with them. Null where none begins with the first. */
    private final int[][][] ranks = new int[ASCII][][];

    SecretFinder(List<SecretKind> kinds) {
        this.kinds = List.copyOf(kinds);
        for (int rank = 0; rank < kinds.size(); rank++) {
            for (String start : kinds.get(rank).starts()) {
                add(start.charAt(0), start.charAt(1), rank);
            }
        }
    }

    private void add(char first, char second, int rank) {
        if (ranks[first] == null) {
            ranks[first] = new int[ASCII][];
            Arrays.fill(ranks[first], NONE);
        }
        int[] before = ranks[first][second];
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = rank;
        ranks[first][second] = after;
    }

    /** Adds where the secrets are; a kind's place in the list is its rank. */
    void find(CharSequence text, List<Span> found) {
        Scan scan = new Scan(text);
        int[] next = new int[kinds.size()];
        for (int at = 0; at + 1 < scan.length(); at++) {
            for (int rank : ranks(scan, at)) {
                next[rank] = at < next[rank] ? next[rank] : find(scan, at, rank, found);
            }
        }
    }

    private int[] ranks(Scan scan, int at) {
        char first = scan.at(at);
        int[][] bySecond = first < ASCII ? ranks[first] : null;
        if (bySecond == null) {
            return NONE;
        }
        char second = scan.at(at + 1);
        return second < ASCII ? bySecond[second] : NONE;
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
