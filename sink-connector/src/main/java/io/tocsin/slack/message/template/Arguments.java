package io.tocsin.slack.message.template;

import java.util.Map;

/** What a filter is called with, beside its input. */
record Arguments(Map<String, Object> values) {

    String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : value.toString();
    }

    int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
