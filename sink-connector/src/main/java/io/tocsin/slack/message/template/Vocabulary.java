package io.tocsin.slack.message.template;

import java.util.Set;

/** What templates may use. */
final class Vocabulary {
    static final Set<String> TAGS = Set.of("if", "elseif", "else", "endif", "for", "endfor", "set");
    /** Pebble's own filters; those of {@link TocsinFilters} come on top. */
    static final Set<String> CORE_FILTERS = Set.of(
            "abbreviate",
            "abs",
            "capitalize",
            "default",
            "first",
            "join",
            "last",
            "length",
            "lower",
            "numberformat",
            "replace",
            "reverse",
            "slice",
            "sort",
            "title",
            "trim",
            "upper");

    static final Set<String> CORE_FUNCTIONS = Set.of("max", "min");
    static final Set<String> TESTS = Set.of("defined", "empty", "even", "iterable", "map", "null", "odd");
    /** Left out is {@code ..}, with which data could ask for lists of any length. */
    static final Set<String> OPERATORS = Set.of(
            "or",
            "and",
            "is",
            "is not",
            "contains",
            "==",
            "equals",
            "!=",
            ">",
            "<",
            ">=",
            "<=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "|",
            "~");

    static final Set<String> WORDS = Set.of(
            "or",
            "and",
            "not",
            "is",
            "in",
            "contains",
            "equals",
            "true",
            "false",
            "null",
            "none",
            "TRUE",
            "FALSE",
            "NULL",
            "NONE");

    private Vocabulary() {}
}
