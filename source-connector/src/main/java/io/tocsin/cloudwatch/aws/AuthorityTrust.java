package io.tocsin.cloudwatch.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Trust in private certificate authorities beside the JVM's default ones. */
final class AuthorityTrust {
    private AuthorityTrust() {}

    /**
     * Reads the authorities anew; the result does not follow later changes of the file.
     *
     * @throws ConfigException if the file has become unreadable since the settings were checked
     */
    static TrustManager[] inAdditionToDefaults(Path pemFile) {
        try {
            List<Certificate> authorities = new ArrayList<>(defaults());
            authorities.addAll(read(pemFile));
            return trustManagers(storeOf(authorities));
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException("tls.ca.file: '" + pemFile + "' cannot be read: " + e.getMessage());
        }
    }

    private static List<X509Certificate> defaults() throws GeneralSecurityException {
        List<X509Certificate> authorities = new ArrayList<>();
        for (TrustManager manager : trustManagers(null)) {
            if (manager instanceof X509TrustManager x509) {
                authorities.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return authorities;
    }

    private static Collection<? extends Certificate> read(Path pemFile) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pemFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static KeyStore storeOf(List<Certificate> authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }

    /** Null means the JVM's own store. */
    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
