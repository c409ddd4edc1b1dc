package io.tocsin.cloudwatch.scan;

import java.time.Instant;
import java.time.InstantSource;

/** AWS's clock and this machine's, which may be wrong. */
final class VirtualTime implements InstantSource {
    private long aws;
    private long machineAhead;

    VirtualTime(long aws) {
        this.aws = aws;
    }

    long aws() {
        return aws;
    }

    /** A clock that nobody sets. */
    long nanos() {
        return aws * 1_000_000;
    }

    void pass(long millis) {
        aws += millis;
    }

    void setMachineAhead(long millis) {
        machineAhead = millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(aws + machineAhead);
    }
}
