/** Incoming webhooks. */
@NullMarked
package io.tocsin.emulator.slack.webhook;

import org.jspecify.annotations.NullMarked;
