package io.tocsin.slack.message.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds names that mean nothing, which Pebble would not complain about before it meets them in a record, if then. */
final class NameCheck {
    private final String template;
    private final List<Token> tokens;
    private final Set<String> filters;
    private final Set<String> functions;
    private final Set<String> variables;

    NameCheck(String template, Set<String> filters, Set<String> functions, Set<String> variables) {
        this.template = template;
        this.tokens = Token.all(template);
        this.filters = filters;
        this.functions = functions;
        this.variables = new HashSet<>(variables);
        this.variables.add("loop");
    }

    void run() throws BadTemplateException {
        for (int i = 1; i < tokens.size(); i++) {
            if (before(i, 1).is("for") || before(i, 1).is("set")) {
                variables.add(tokens.get(i).text());
            }
        }
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isName()) {
                check(i);
            }
        }
    }

    private void check(int i) throws BadTemplateException {
        Token before = before(i, 1);
        if (before.is("{%") || (before.is("-") && before(i, 2).is("{%"))) {
            require(i, "tag", Vocabulary.TAGS);
        } else if (before.is("|")) {
            require(i, "filter", filters);
        } else if (!Vocabulary.WORDS.contains(tokens.get(i).text())) {
            checkOperand(i, before);
        }
    }

    private void checkOperand(int i, Token before) throws BadTemplateException {
        if (before.is("is") || (before.is("not") && before(i, 2).is("is"))) {
            require(i, "test", Vocabulary.TESTS);
        } else if (after(i).is("(") && !before.is(".")) {
            require(i, "function", functions);
        } else if (!before.is(".") && !after(i).is("=")) {
            require(i, "variable", variables);
        }
    }

    private void require(int i, String kind, Set<String> known) throws BadTemplateException {
        Token token = tokens.get(i);
        if (!known.contains(token.text())) {
            throw new BadTemplateException(
                    Place.of(template, token.at()),
                    "there is no " + kind + " '" + token.text() + "'; there are: "
                            + String.join(", ", new TreeSet<>(known)));
        }
    }

    private Token before(int i, int steps) {
        return tokens.get(Math.max(0, i - steps));
    }

    private Token after(int i) {
        return tokens.get(Math.min(tokens.size() - 1, i + 1));
    }
}
