package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that is ready to be used. */
public final class Template {
    /** More than any part of a message may hold. */
    public static final int MAX_LENGTH = 40_000;

    private final PebbleTemplate template;

    Template(PebbleTemplate template) {
        this.template = template;
    }

    /**
     * Makes text of values.
     *
     * @param values maps, lists, strings, numbers, booleans and instants
     * @throws RenderingFailedException if the template cannot deal with these values
     */
    public Rendered render(Map<String, @Nullable Object> values) throws RenderingFailedException {
        CappedWriter writer = new CappedWriter(MAX_LENGTH);
        try {
            template.evaluate(writer, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PebbleException e) {
            throw new RenderingFailedException("the template fails in line " + e.getLineNumber());
        } catch (RuntimeException e) {
            // Pebble casts what filters get, and calculates as Java does.
            throw new RenderingFailedException(
                    "the template fails: " + e.getClass().getSimpleName());
        }
        return new Rendered(writer.kept(), writer.dropped());
    }
}
