/** What is not part of CloudWatch Logs: the switches for trouble and the status, over HTTP. */
@NullMarked
package io.tocsin.emulator.cloudwatch.control;

import org.jspecify.annotations.NullMarked;
