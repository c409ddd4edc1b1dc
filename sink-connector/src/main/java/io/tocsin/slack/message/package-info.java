/** A record as a Slack message a person wants to read. Whatever comes from a record is taken to be hostile. */
@NullMarked
package io.tocsin.slack.message;

import org.jspecify.annotations.NullMarked;
