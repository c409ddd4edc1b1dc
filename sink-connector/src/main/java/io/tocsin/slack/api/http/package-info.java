/** Slack over HTTP: incoming webhooks and {@code chat.postMessage}. The only place that knows OkHttp. */
@NullMarked
package io.tocsin.slack.api.http;

import org.jspecify.annotations.NullMarked;
