/** The live page, and the same facts as JSON for tests. */
@NullMarked
package io.tocsin.emulator.slack.page;

import org.jspecify.annotations.NullMarked;
