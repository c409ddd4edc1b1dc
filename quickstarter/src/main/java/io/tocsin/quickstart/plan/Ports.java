package io.tocsin.quickstart.plan;

/** Ports on 127.0.0.1, 0 for any free one. */
public record Ports(int slack, int cloudWatch, int rest, int kafka) {}
