/** Typed settings, a class for each group: keys, defaults, validators, and what must fit together. */
@NullMarked
package io.tocsin.slack.config;

import org.jspecify.annotations.NullMarked;
