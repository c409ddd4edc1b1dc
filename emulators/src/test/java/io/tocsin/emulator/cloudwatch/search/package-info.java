@NullMarked
package io.tocsin.emulator.cloudwatch.search;

import org.jspecify.annotations.NullMarked;
