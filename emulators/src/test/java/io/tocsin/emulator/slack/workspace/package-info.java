@NullMarked
package io.tocsin.emulator.slack.workspace;

import org.jspecify.annotations.NullMarked;
