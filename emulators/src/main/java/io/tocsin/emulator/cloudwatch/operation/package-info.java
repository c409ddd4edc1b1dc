/** The operations of the API, one class each. */
@NullMarked
package io.tocsin.emulator.cloudwatch.operation;

import org.jspecify.annotations.NullMarked;
