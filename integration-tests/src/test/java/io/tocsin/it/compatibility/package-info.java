/** The packaged plugins on every line of Kafka and every JDK that the README names. */
@NullMarked
package io.tocsin.it.compatibility;

import org.jspecify.annotations.NullMarked;
