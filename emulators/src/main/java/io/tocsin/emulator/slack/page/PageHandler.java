package io.tocsin.emulator.slack.page;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** Serves the page's own files. The page may load nothing else, and runs no script but its own. */
public final class PageHandler implements HttpHandler {
    private static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

    /** A folder without classes, since whatever lies in it is served. */
    private static final String SITE = PageHandler.class.getPackageName().replace('.', '/') + "/site";

    private final HttpHandler files = new ResourceHandler(
                    new ClassPathResourceManager(PageHandler.class.getClassLoader(), SITE))
            .addWelcomeFiles("index.html");

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.getResponseHeaders()
                .put(new HttpString("Content-Security-Policy"), POLICY)
                .put(new HttpString("X-Content-Type-Options"), "nosniff")
                .put(Headers.CACHE_CONTROL, "no-cache");
        files.handleRequest(exchange);
    }
}
