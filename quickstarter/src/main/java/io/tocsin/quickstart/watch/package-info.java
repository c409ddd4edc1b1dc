/** What stands in the topic, and what of it in Slack. */
@NullMarked
package io.tocsin.quickstart.watch;

import org.jspecify.annotations.NullMarked;
