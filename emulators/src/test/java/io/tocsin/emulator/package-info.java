@NullMarked
package io.tocsin.emulator;

import org.jspecify.annotations.NullMarked;
