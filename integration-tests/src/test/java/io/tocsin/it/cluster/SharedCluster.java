package io.tocsin.it.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one {@link Cluster} to tests that ask for it; it starts for the first and stops after the last. A test class that leaves a
 * connector behind fails, since that would send requests beside those of the tests after it.
 */
public final class SharedCluster implements ParameterResolver, AfterAllCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .computeIfAbsent(Cluster.class, type -> start(), Cluster.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Cluster cluster = context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .get(Cluster.class, Cluster.class);
        if (cluster != null) {
            await("no connector that " + context.getDisplayName() + " has left")
                    .until(() -> cluster.rest().get("/connectors"), JsonNode::isEmpty);
        }
    }

    private static Cluster start() {
        try {
            return new Cluster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
