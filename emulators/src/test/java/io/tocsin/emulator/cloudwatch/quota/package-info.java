@NullMarked
package io.tocsin.emulator.cloudwatch.quota;

import org.jspecify.annotations.NullMarked;
