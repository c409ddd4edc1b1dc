/** HTTP and JSON as all of the Slack emulator's handlers use them. */
@NullMarked
package io.tocsin.emulator.slack.wire;

import org.jspecify.annotations.NullMarked;
