/** Which way a record goes: conditions on its topic, key, headers and fields. Knows no destination. */
@NullMarked
package io.tocsin.slack.routing;

import org.jspecify.annotations.NullMarked;
