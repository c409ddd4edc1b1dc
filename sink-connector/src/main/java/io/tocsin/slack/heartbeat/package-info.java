/** Whether the source of log events still scans, as its heartbeats tell. The time is given; only the consumer's metrics are looked up. */
@NullMarked
package io.tocsin.slack.heartbeat;

import org.jspecify.annotations.NullMarked;
