package io.tocsin.benchmarks.report;

/** A plot. */
public interface Chart {
    /** The whole plot as an SVG document. */
    String svg();
}
