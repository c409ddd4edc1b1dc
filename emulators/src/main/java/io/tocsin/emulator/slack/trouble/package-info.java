/** What goes wrong between an app and Slack, on demand. */
@NullMarked
package io.tocsin.emulator.slack.trouble;

import org.jspecify.annotations.NullMarked;
