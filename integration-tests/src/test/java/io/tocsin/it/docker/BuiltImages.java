package io.tocsin.it.docker;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Builds the images before the first test that runs containers of them. */
final class BuiltImages implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(BuiltImages.class))
                .computeIfAbsent("built", key -> build(), Boolean.class);
    }

    private static boolean build() {
        Images.build();
        return true;
    }
}
