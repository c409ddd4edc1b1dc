@NullMarked
package io.tocsin.emulator.slack;

import org.jspecify.annotations.NullMarked;
