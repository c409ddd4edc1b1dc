package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A filter as a function of its input, which is nothing if that is. */
final class TextFilter implements Filter {
    private final List<String> names;
    private final BiFunction<Object, Arguments, Object> function;

    TextFilter(List<String> names, BiFunction<Object, Arguments, Object> function) {
        this.names = names;
        this.function = function;
    }

    @Override
    public List<String> getArgumentNames() {
        return names;
    }

    @Override
    public @Nullable Object apply(
            @Nullable Object input,
            Map<String, Object> arguments,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        return input == null ? null : function.apply(input, new Arguments(arguments));
    }
}
