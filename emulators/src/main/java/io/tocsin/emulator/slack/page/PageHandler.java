package io.tocsin.emulator.slack.page;

import io.tocsin.emulator.slack.wire.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Serves the page's own files. The page may load nothing else, and runs no script but its own. What stands in the channels
 * comes with it, so that it is there at the first glance; what comes later is told by {@link LiveFeed}.
 */
public final class PageHandler implements HttpHandler {
    private static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

    /** A folder without classes, since whatever lies in it is served. */
    private static final String SITE = PageHandler.class.getPackageName().replace('.', '/') + "/site";

    /** Where in the page the snapshot goes. */
    private static final String PLACE = "{\"snapshot\": \"here\"}";

    private final Snapshot snapshot;
    private final String page = page();
    private final HttpHandler files =
            new ResourceHandler(new ClassPathResourceManager(PageHandler.class.getClassLoader(), SITE));

    public PageHandler(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.getResponseHeaders()
                .put(new HttpString("Content-Security-Policy"), POLICY)
                .put(new HttpString("X-Content-Type-Options"), "nosniff")
                .put(Headers.CACHE_CONTROL, "no-cache");
        if (List.of("/", "/index.html").contains(exchange.getRelativePath())) {
            new Reply(200, "text/html; charset=utf-8", page.replace(PLACE, inScript()), Map.of()).send(exchange);
        } else {
            files.handleRequest(exchange);
        }
    }

    /** JSON in which no text can end the script element that it stands in. */
    private String inScript() {
        return snapshot.json().toString().replace("<", "\\u003c");
    }

    private static String page() {
        try (InputStream file = PageHandler.class.getResourceAsStream("site/index.html")) {
            return new String(Objects.requireNonNull(file, "index.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The page cannot be read from the jar", e);
        }
    }
}
