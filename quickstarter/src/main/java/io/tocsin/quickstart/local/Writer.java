package io.tocsin.quickstart.local;

/** Something that writes to a log group until it has no more to write, or is told to stop. */
interface Writer {
    /** Writes, and asks {@code stop} at least once a second whether to leave off. */
    void write(StopSignal stop) throws Exception;
}
