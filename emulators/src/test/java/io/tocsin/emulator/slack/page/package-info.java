@NullMarked
package io.tocsin.emulator.slack.page;

import org.jspecify.annotations.NullMarked;
