package io.tocsin.slack.message.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name, number, string or sign inside a tag.
 *
 * @param text as it is written
 * @param at its index in the template
 */
record Token(String text, int at) {
    private static final Pattern OPENING = Pattern.compile("\\{\\{|\\{%|\\{#");
    /** Possessive, so that no template takes long to look at. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'"
                    + "|[A-Za-z_]\\w*+|\\d++(?:\\.\\d++)?+|[}%]}|[!=<>]=|\\S",
            Pattern.DOTALL);

    /** The tokens of all tags; each tag's opening and closing delimiters are tokens too. Comments are left out. */
    static List<Token> all(String template) {
        List<Token> tokens = new ArrayList<>();
        Matcher opening = OPENING.matcher(template);
        int at = 0;
        while (at < template.length() && opening.find(at)) {
            at = opening.group().equals("{#")
                    ? afterComment(template, opening.end())
                    : tag(template, opening.group(), opening.start(), tokens);
        }
        return tokens;
    }

    private static int afterComment(String template, int at) {
        int end = template.indexOf("#}", at);
        return end < 0 ? template.length() : end + 2;
    }

    private static int tag(String template, String delimiter, int start, List<Token> tokens) {
        String closing = delimiter.equals("{{") ? "}}" : "%}";
        tokens.add(new Token(delimiter, start));
        Matcher token = TOKEN.matcher(template).region(start + 2, template.length());
        while (token.find()) {
            tokens.add(new Token(token.group(), token.start()));
            if (token.group().equals(closing)) {
                return token.end();
            }
        }
        return template.length();
    }

    boolean isName() {
        return Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
    }

    boolean is(String other) {
        return text.equals(other);
    }
}
