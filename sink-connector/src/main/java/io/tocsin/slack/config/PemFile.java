package io.tocsin.slack.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Checks that a file holds certificates, without showing what else it might hold. */
final class PemFile {
    /** Far more than any bundle of authorities; guards against the path of something else. */
    private static final long MOST_BYTES = 4 << 20;

    private PemFile() {}

    /** @throws IllegalArgumentException if it cannot be used; the message follows the path, and quotes nothing of the file */
    static void check(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("is no file; put it on every worker");
            }
            if (Files.size(file) > MOST_BYTES || !holdsCertificates(Files.readAllBytes(file))) {
                throw new IllegalArgumentException("holds no X.509 certificates in PEM form");
            }
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The parser's own words quote the file. */
    private static boolean holdsCertificates(byte[] bytes) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
