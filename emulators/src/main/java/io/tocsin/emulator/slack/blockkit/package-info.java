/** What Slack's Block Kit allows, as a table of rules, and the words in which Slack refuses the rest. */
@NullMarked
package io.tocsin.emulator.slack.blockkit;

import org.jspecify.annotations.NullMarked;
