@NullMarked
package io.tocsin.emulator.cloudwatch.store;

import org.jspecify.annotations.NullMarked;
