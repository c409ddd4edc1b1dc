/** Hostile text made safe to show. */
@NullMarked
package io.tocsin.slack.message.text;

import org.jspecify.annotations.NullMarked;
