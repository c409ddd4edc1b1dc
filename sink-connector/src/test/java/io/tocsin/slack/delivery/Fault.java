package io.tocsin.slack.delivery;

/** What a task may get wrong, each to be found by the worlds. */
enum Fault {
    NONE,
    SENDS_AFTER_A_COMMIT,
    COMMITS_WHERE_THE_CONSUMER_IS,
    TAKES_OLD_OFFSETS_FOR_OLD_RECORDS,
    TAKES_A_STALL_FOR_THE_END,
    SENDS_AGAIN_AFTER_A_LIMIT_WITHOUT_A_LOOK,
    READS_BACK_TOO_SHORT;

    /** Whether it shows only where channels are read back. */
    boolean isOfReadBack() {
        return this == TAKES_A_STALL_FOR_THE_END
                || this == SENDS_AGAIN_AFTER_A_LIMIT_WITHOUT_A_LOOK
                || this == READS_BACK_TOO_SHORT;
    }
}
