/** The AWS JSON 1.1 protocol: requests, answers, errors and the validation of parameters, free of any operation. */
@NullMarked
package io.tocsin.emulator.cloudwatch.wire;

import org.jspecify.annotations.NullMarked;
