/** What both emulators share: an HTTP server. */
@NullMarked
package io.tocsin.emulator.http;

import org.jspecify.annotations.NullMarked;
