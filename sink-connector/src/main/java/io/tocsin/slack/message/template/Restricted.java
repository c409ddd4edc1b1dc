package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes away from Pebble whatever is not in the {@link Vocabulary}: files, other templates, resource bundles, raw output, threads,
 * decoding, digests, lists of any length.
 */
final class Restricted extends ExtensionCustomizer {

    Restricted(Extension whole) {
        super(whole);
    }

    /** Escaping is put in by Pebble itself, and takes no template's word for what is safe. */
    @Override
    public Map<String, Filter> getFilters() {
        Map<String, Filter> filters = only(super.getFilters(), Vocabulary.CORE_FILTERS);
        Filter escape = all(super.getFilters()).get("escape");
        if (escape != null) {
            filters.put("escape", escape);
        }
        return filters;
    }

    @Override
    public Map<String, Function> getFunctions() {
        return only(super.getFunctions(), Vocabulary.CORE_FUNCTIONS);
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return Objects.requireNonNullElse(super.getTokenParsers(), List.<TokenParser>of()).stream()
                .filter(parser -> Vocabulary.TAGS.contains(parser.getTag()))
                .toList();
    }

    @Override
    public List<BinaryOperator> getBinaryOperators() {
        return Objects.requireNonNullElse(super.getBinaryOperators(), List.<BinaryOperator>of()).stream()
                .filter(operator -> Vocabulary.OPERATORS.contains(operator.getSymbol()))
                .toList();
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return super.getAttributeResolver() == null ? List.of() : List.of(new PlainAttributes());
    }

    private static <V> Map<String, V> only(@Nullable Map<String, V> whole, Set<String> names) {
        Map<String, V> some = new HashMap<>(all(whole));
        some.keySet().retainAll(names);
        return some;
    }

    private static <V> Map<String, V> all(@Nullable Map<String, V> whole) {
        return Objects.requireNonNullElse(whole, Map.of());
    }
}
