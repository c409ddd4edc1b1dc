package io.tocsin.cloudwatch.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A private certificate authority and a server certificate that it signed, made for one test by the JDK's keytool. */
public final class TestCertificates {
    private static final String PASSWORD = "for this test only";

    private final Path dir;

    private TestCertificates(Path dir) {
        this.dir = dir;
    }

    /**
     * Makes both in the directory.
     *
     * @param name the server's subject alternative name, such as {@code dns:localhost} or {@code ip:127.0.0.1}
     */
    public static TestCertificates in(Path dir, String name) throws IOException, InterruptedException {
        TestCertificates made = new TestCertificates(dir);
        made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-keyalg", "EC", "-ext", "bc:c");
        made.keytool(
                "-exportcert",
                "-alias",
                "ca",
                "-rfc",
                "-file",
                made.certificate().toString());
        made.keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=Test server",
                "-keyalg",
                "EC",
                "-signer",
                "ca",
                "-ext",
                "san=" + name);
        made.keytool("-delete", "-alias", "ca");
        return made;
    }

    /** The authority's certificate, as PEM. */
    public Path certificate() {
        return dir.resolve("ca.pem");
    }

    /** What a server needs to present the certificate. */
    public SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Path store() {
        return dir.resolve("server.p12");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "-keystore",
                                        store().toString(),
                                        "-storetype",
                                        "PKCS12",
                                        "-storepass",
                                        PASSWORD)))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
