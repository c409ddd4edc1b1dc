/**
 * The sink in a worker of its own, against a Slack that limits, fails and is watched: what the worker goes through shows in the
 * channel. {@code -Pdeep} for larger numbers.
 */
@NullMarked
package io.tocsin.it.posting;

import org.jspecify.annotations.NullMarked;
