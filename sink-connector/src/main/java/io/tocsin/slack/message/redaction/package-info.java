/** Takes secrets out of texts before they leave. Matches in linear time, whatever the text and the pattern. */
@NullMarked
package io.tocsin.slack.message.redaction;

import org.jspecify.annotations.NullMarked;
