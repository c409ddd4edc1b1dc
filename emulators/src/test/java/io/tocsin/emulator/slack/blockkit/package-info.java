@NullMarked
package io.tocsin.emulator.slack.blockkit;

import org.jspecify.annotations.NullMarked;
