package io.tocsin.emulator.cloudwatch.pattern;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value of a log event that can be compared.
 *
 * @param number null if it is not one
 */
record Scalar(String text, @Nullable BigDecimal number) {
    /** A field of a space-delimited event, which is a number if it looks like one. */
    static Scalar field(String text) {
        return new Scalar(text, Numbers.parse(text));
    }
}
