package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a dot or a bracket finds: in maps and lists, and texts that hold them. There is no way from here to an object's methods. */
final class PlainAttributes implements AttributeResolver {

    /** Never null, so that nobody else is asked. */
    @Override
    public ResolvedAttribute resolve(
            @Nullable Object instance,
            Object name,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode args,
            EvaluationContextImpl context,
            String filename,
            int line) {
        Object in = instance instanceof String text ? lookInto(text, context) : instance;
        return new ResolvedAttribute(arguments == null ? find(in, name) : null);
    }

    private static @Nullable Object lookInto(String text, EvaluationContextImpl context) {
        return context.getVariable(TextLookup.VARIABLE) instanceof TextLookup lookup ? lookup.lookInto(text) : null;
    }

    private static @Nullable Object find(@Nullable Object instance, Object name) {
        if (instance instanceof Map<?, ?> map) {
            return map.get(String.valueOf(name));
        } else if (instance instanceof List<?> list && name instanceof Number index) {
            int at = index.intValue();
            return at >= 0 && at < list.size() ? list.get(at) : null;
        } else if (instance instanceof Map.Entry<?, ?> entry) {
            return name.equals("key") ? entry.getKey() : name.equals("value") ? entry.getValue() : null;
        }
        return instance instanceof ForNode.LoopVariables loop ? find(loop, name.toString()) : null;
    }

    private static @Nullable Object find(ForNode.LoopVariables loop, String name) {
        return switch (name) {
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "index" -> loop.getIndex();
            case "length" -> loop.getLength();
            case "revindex" -> loop.getRevindex();
            default -> null;
        };
    }
}
