/** Token buckets: how fast Slack lets an app go. */
@NullMarked
package io.tocsin.emulator.slack.limits;

import org.jspecify.annotations.NullMarked;
