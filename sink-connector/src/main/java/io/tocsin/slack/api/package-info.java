/** The port to Slack: a message goes in, what became of it comes out; and what stands there is read. Knows no HTTP. */
@NullMarked
package io.tocsin.slack.api;

import org.jspecify.annotations.NullMarked;
