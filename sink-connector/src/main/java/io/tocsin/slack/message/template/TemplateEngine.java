package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.tocsin.slack.message.text.Excerpt;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Compiles templates for one kind of place in a message. */
public final class TemplateEngine {
    /** Far more than any message needs; a template that writes more is mistaken, and stopped. */
    private static final int MAX_WRITTEN = 4_000_000;

    private static final String ESCAPING = "slack";

    private final PebbleEngine pebble;
    private final Set<String> filters;
    private final Set<String> functions;
    private final Set<String> variables;

    private TemplateEngine(Set<String> variables, boolean markup, Map<String, UnaryOperator<Object>> more) {
        TocsinFilters own = new TocsinFilters(markup, more);
        this.filters = both(Vocabulary.CORE_FILTERS, own.getFilters().keySet());
        this.functions = both(Vocabulary.CORE_FUNCTIONS, own.getFunctions().keySet());
        this.variables = Set.copyOf(variables);
        this.pebble = new PebbleEngine.Builder()
                .loader(new StringLoader())
                .registerExtensionCustomizer(Restricted::new)
                .extension(own)
                .methodAccessValidator((object, method) -> false)
                .addEscapingStrategy(ESCAPING, TemplateEngine::escaped)
                .defaultEscapingStrategy(ESCAPING)
                .autoEscaping(markup)
                .newLineTrimming(false)
                .maxRenderedSize(MAX_WRITTEN)
                .defaultLocale(Locale.ROOT)
                .cacheActive(false)
                .build();
    }

    /**
     * For places in which Slack interprets nothing. What templates make has to be made safe to show.
     *
     * @param variables names of the values there are
     * @param filters more filters, without arguments
     */
    public static TemplateEngine plain(Set<String> variables, Map<String, UnaryOperator<Object>> filters) {
        return new TemplateEngine(variables, false, filters);
    }

    /** For places with Slack's markup: every value is escaped, so that only the template itself can mention, link or format. */
    public static TemplateEngine markup(Set<String> variables, Map<String, UnaryOperator<Object>> filters) {
        return new TemplateEngine(variables, true, filters);
    }

    private static String escaped(String value) {
        return Excerpt.markup(value, Template.MAX_LENGTH).text();
    }

    /**
     * Compiles a template.
     *
     * @throws BadTemplateException if it is none, or uses names that mean nothing
     */
    public Template compile(String source) throws BadTemplateException {
        Template template = parse(source);
        new NameCheck(source, filters, functions, variables).run();
        return template;
    }

    private Template parse(String source) throws BadTemplateException {
        try {
            return new Template(pebble.getLiteralTemplate(source));
        } catch (RuntimeException e) {
            String problem = e instanceof PebbleException bad ? bad.getPebbleMessage() : e.toString();
            throw new BadTemplateException(place(source), problem);
        }
    }

    private Place place(String source) {
        Spread spread = new Spread(source);
        try {
            pebble.getLiteralTemplate(spread.text());
        } catch (PebbleException e) {
            return spread.place(Objects.requireNonNullElse(e.getLineNumber(), 1));
        } catch (RuntimeException e) {
            return new Place(1, 1);
        }
        return new Place(1, 1);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
