/**
 * A Kafka broker and Connect workers in this JVM, from Kafka's published jars.
 *
 * <p>The classes of Kafka that are called here carry no promise of compatibility, so they are called nowhere else.
 */
@NullMarked
package io.tocsin.quickstart.cluster;

import org.jspecify.annotations.NullMarked;
