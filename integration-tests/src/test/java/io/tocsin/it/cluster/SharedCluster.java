package io.tocsin.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link Cluster} to tests that ask for it; it starts for the first and stops after the last. */
public final class SharedCluster implements ParameterResolver {
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

    private static Cluster start() {
        try {
            return new Cluster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
