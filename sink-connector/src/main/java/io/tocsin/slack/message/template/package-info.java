/** Templates: the only place that knows Pebble. What they can do is listed; what is not listed, they cannot. */
@NullMarked
package io.tocsin.slack.message.template;

import org.jspecify.annotations.NullMarked;
