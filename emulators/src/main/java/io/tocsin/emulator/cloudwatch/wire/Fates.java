package io.tocsin.emulator.cloudwatch.wire;

/** Decides what becomes of requests. */
@FunctionalInterface
public interface Fates {
    Fate of(Call call);
}
