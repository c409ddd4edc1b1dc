package io.tocsin.slack.message;

/** How much more text the blocks of a message may hold. */
final class TextBudget {
    private int left;

    TextBudget(int left) {
        this.left = left;
    }

    int left() {
        return left;
    }

    void spend(int characters) {
        left -= characters;
    }
}
