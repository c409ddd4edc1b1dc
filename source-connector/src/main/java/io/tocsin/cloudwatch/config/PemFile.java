package io.tocsin.cloudwatch.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Checks that a file holds certificates, without showing what else it might hold. */
final class PemFile {
    /** Far more than any bundle of authorities; guards against the path of something else. */
    private static final long MAX_BYTES = 4 << 20;

    private PemFile() {}

    static Optional<String> complaint(String text) {
        try {
            Path file = Path.of(text);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return Optional.of("'" + text + "' is not a file that this worker can read; put it on every worker");
            }
            return holdsCertificates(file)
                    ? Optional.empty()
                    : Optional.of("'" + text + "' holds no X.509 certificates in PEM form"
                            + " (-----BEGIN CERTIFICATE----- ...)");
        } catch (InvalidPathException | IOException e) {
            return Optional.of("'" + text + "' is not a file that this worker can read");
        }
    }

    private static boolean holdsCertificates(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return false;
        }
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
