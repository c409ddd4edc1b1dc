/** A Slack on loopback: Web API, incoming webhooks, and a page that shows what stands in each channel. */
@NullMarked
package io.tocsin.emulator.slack;

import org.jspecify.annotations.NullMarked;
