package io.tocsin.cloudwatch.aws;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into the causes of an error. */
final class Causes {
    private Causes() {}

    /** The first of a type: the error itself, or one of its causes. */
    static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
        return chain(error).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The cause that has none. */
    static Throwable root(Throwable error) {
        return chain(error).reduce((outer, inner) -> inner).orElse(error);
    }

    /** What the error says, and what its root says where that is not in it already. */
    static String words(Throwable error) {
        String own = String.valueOf(error.getMessage());
        String deepest = String.valueOf(root(error).getMessage());
        return own.contains(deepest) ? own : own + " (" + deepest + ")";
    }

    private static Stream<Throwable> chain(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
    }
}
