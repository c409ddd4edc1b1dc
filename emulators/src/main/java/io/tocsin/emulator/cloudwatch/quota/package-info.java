/** AWS's limits on how often an operation may be called. */
@NullMarked
package io.tocsin.emulator.cloudwatch.quota;

import org.jspecify.annotations.NullMarked;
