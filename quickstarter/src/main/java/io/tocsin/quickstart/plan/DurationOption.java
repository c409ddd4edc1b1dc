package io.tocsin.quickstart.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30s}, {@code 5m}, {@code 1h}, {@code 1h30m}. */
final class DurationOption implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");

    @Override
    public Duration convert(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.isEmpty() && FORM.matcher(lower).matches()) {
            return positive(text, parse(text, lower));
        }
        throw wrong(text);
    }

    private static Duration parse(String text, String lower) {
        try {
            return Duration.parse("PT" + lower);
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static Duration positive(String text, Duration duration) {
        if (duration.isZero()) {
            throw wrong(text);
        }
        return duration;
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is not a time such as 30s, 5m or 1h30m");
    }
}
