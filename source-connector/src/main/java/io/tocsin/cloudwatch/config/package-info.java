/** The settings: one class a group, with its keys, defaults, documentation and checks, and the typed values they become. */
@NullMarked
package io.tocsin.cloudwatch.config;

import org.jspecify.annotations.NullMarked;
