package io.tocsin.slack.message.template;

import java.util.ArrayList;
import java.util.List;

/**
 * A template with each token of its tags on a line of its own. Pebble tells only the line of an error; told of this template, it
 * is the place in the one it was made of.
 */
final class Spread {
    private final String template;
    private final StringBuilder text = new StringBuilder();
    /** Index into the template for each line of the text. */
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    Spread(String template) {
        this.template = template;
        int at = 0;
        Token before = new Token("{{", 0);
        for (Token token : Token.all(template)) {
            copy(at, token.at());
            if (mayBreak(before, token)) {
                text.append('\n');
                lines.add(token.at());
            }
            at = token.at() + token.text().length();
            copy(token.at(), at);
            before = token;
        }
        copy(at, template.length());
    }

    /** Signs for trimming touch their delimiters, and what Pebble takes for one operator stays together. */
    private static boolean mayBreak(Token before, Token token) {
        boolean opens = token.is("{{") || token.is("{%");
        boolean trims = token.is("-") ? before.is("{{") || before.is("{%") : before.is("-");
        return !opens && !trims && !(before.is("is") && token.is("not"));
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            text.append(template.charAt(i));
            if (template.charAt(i) == '\n') {
                lines.add(i + 1);
            }
        }
    }

    String text() {
        return text.toString();
    }

    /** The place in the template that a line here stands for. */
    Place place(int line) {
        return Place.of(template, lines.get(Math.max(0, Math.min(line, lines.size()) - 1)));
    }
}
