@NullMarked
package io.tocsin.emulator.slack.limits;

import org.jspecify.annotations.NullMarked;
