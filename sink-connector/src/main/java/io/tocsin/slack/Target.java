package io.tocsin.slack;

import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.message.ThreadName;

/**
 * Where records go.
 *
 * @param outbox the queue of the destination
 * @param threads names the thread there
 */
record Target(Outbox outbox, ThreadName threads) {}
