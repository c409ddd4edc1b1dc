@NullMarked
package io.tocsin.emulator.cloudwatch.pattern;

import org.jspecify.annotations.NullMarked;
