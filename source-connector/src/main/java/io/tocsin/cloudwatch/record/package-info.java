/** A log event as a Connect record: schema, key, headers, topic. {@code docs/record-format.md} is the contract. */
@NullMarked
package io.tocsin.cloudwatch.record;

import org.jspecify.annotations.NullMarked;
