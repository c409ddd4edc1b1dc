package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** AWS's clock and this machine's, which may be wrong, and a waiter that lets time pass on both. */
final class VirtualTime implements InstantSource, Waiter {
    final List<Duration> waits = new ArrayList<>();
    private long aws;
    private long machineAhead;
    private boolean woken;

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

    @Override
    public void await(Duration time) {
        waits.add(time);
        if (!woken) {
            pass(time.toMillis());
        }
    }

    @Override
    public void wake() {
        woken = true;
    }
}
