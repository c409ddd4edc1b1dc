/** What both emulators share: an HTTP server on loopback. */
@NullMarked
package io.tocsin.emulator.http;

import org.jspecify.annotations.NullMarked;
