package io.tocsin.slack.message;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A list that a template prints as JSON. */
final class ReadableList extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;

    ReadableList(int size) {
        super(size);
    }

    @Override
    public String toString() {
        return JsonView.text(this);
    }
}
