/** The one way by which a message gets into a channel, be it by Web API or webhook. */
@NullMarked
package io.tocsin.emulator.slack.posting;

import org.jspecify.annotations.NullMarked;
