/** Reads a record as the framework hands it over: headers as text, and fields in whatever form a value has. Redacts nothing. */
@NullMarked
package io.tocsin.slack.record;

import org.jspecify.annotations.NullMarked;
