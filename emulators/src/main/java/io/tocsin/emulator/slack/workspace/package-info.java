/** What stands in the workspace: channels, messages, tokens and webhooks. Knows no HTTP. */
@NullMarked
package io.tocsin.emulator.slack.workspace;

import org.jspecify.annotations.NullMarked;
