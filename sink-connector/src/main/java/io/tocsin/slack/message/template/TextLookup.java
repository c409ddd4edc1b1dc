package io.tocsin.slack.message.template;

import org.jspecify.annotations.Nullable;

/** Looks into texts that hold data, for templates that ask for a member of one. */
@FunctionalInterface
public interface TextLookup {
    /** Where it stands among a template's values. No template can name it. */
    String VARIABLE = " text lookup";

    /** The map or list that a text holds; null if it holds none. */
    @Nullable
    Object lookInto(String text);
}
