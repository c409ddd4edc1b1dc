@NullMarked
package io.tocsin.emulator.cloudwatch.trouble;

import org.jspecify.annotations.NullMarked;
