/** An emulated CloudWatch Logs on loopback. */
@NullMarked
package io.tocsin.emulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
