/** The command: starts broker, worker, both connectors and what they need, tells what happens, and stops it again. */
@NullMarked
package io.tocsin.quickstart;

import org.jspecify.annotations.NullMarked;
