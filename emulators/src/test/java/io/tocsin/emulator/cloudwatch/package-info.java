@NullMarked
package io.tocsin.emulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
