package io.tocsin.it.deployment;

import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.quickstart.cluster.FreePort;
import java.util.HashMap;
import java.util.Map;

/** Settings of a broker with a listener on which one user may do no more than its ACLs say, and of workers that are this user. */
final class SecuredBroker {
    private static final String PASSWORD = "not-secret-here";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private final String user;
    private final int port = FreePort.any();

    SecuredBroker(String user) {
        this.user = user;
    }

    /** The other listener is left as it is, for the test itself: whoever comes by it is nobody by name, and may do all. */
    Map<String, String> change(Map<String, String> settings) {
        Map<String, String> secured = new HashMap<>(settings);
        secured.merge("listeners", ",WORKERS://127.0.0.1:" + port, String::concat);
        secured.merge("advertised.listeners", ",WORKERS://127.0.0.1:" + port, String::concat);
        secured.merge("listener.security.protocol.map", ",WORKERS:SASL_PLAINTEXT", String::concat);
        secured.put("listener.name.workers.sasl.enabled.mechanisms", "PLAIN");
        secured.put("listener.name.workers.plain.sasl.jaas.config", LOGIN + "user_" + user + "=\"" + PASSWORD + "\";");
        secured.put("authorizer.class.name", Decisions.Authorizer.class.getName());
        secured.put(Decisions.Authorizer.NAME, user);
        secured.put("super.users", "User:ANONYMOUS");
        return secured;
    }

    /** Of a worker that is the user, and so are its connectors. */
    WorkerOptions client(WorkerOptions options) {
        WorkerOptions client = options.setting("bootstrap.servers", "127.0.0.1:" + port);
        for (String prefix : new String[] {"", "producer.", "consumer.", "admin."}) {
            client = client.setting(prefix + "security.protocol", "SASL_PLAINTEXT")
                    .setting(prefix + "sasl.mechanism", "PLAIN")
                    .setting(
                            prefix + "sasl.jaas.config",
                            LOGIN + "username=\"" + user + "\" password=\"" + PASSWORD + "\";");
        }
        return client;
    }
}
