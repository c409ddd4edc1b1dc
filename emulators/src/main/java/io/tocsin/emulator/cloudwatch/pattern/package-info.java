/** The filter pattern language: parser and matcher, free of HTTP and storage. */
@NullMarked
package io.tocsin.emulator.cloudwatch.pattern;

import org.jspecify.annotations.NullMarked;
