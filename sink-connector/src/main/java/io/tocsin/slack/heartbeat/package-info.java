/** Whether the source of log events still scans, as its heartbeats tell. Pure: the time is given. */
@NullMarked
package io.tocsin.slack.heartbeat;

import org.jspecify.annotations.NullMarked;
