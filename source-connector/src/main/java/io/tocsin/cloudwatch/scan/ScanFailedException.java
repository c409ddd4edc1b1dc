package io.tocsin.cloudwatch.scan;

/** Scanning cannot go on until the configuration is mended. The message is fit for an operator to read. */
public final class ScanFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScanFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
