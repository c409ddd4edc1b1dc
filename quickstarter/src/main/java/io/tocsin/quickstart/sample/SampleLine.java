package io.tocsin.quickstart.sample;

/**
 * A log event of the sample application.
 *
 * @param stream the log stream of the service that wrote it
 * @param message one line, or a stack trace of several
 */
public record SampleLine(String stream, String message) {}
