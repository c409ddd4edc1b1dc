/** What is told of many records at once: which of them are alike, and summaries whose counts add up. Pure: no clock, no I/O. */
@NullMarked
package io.tocsin.slack.digest;

import org.jspecify.annotations.NullMarked;
