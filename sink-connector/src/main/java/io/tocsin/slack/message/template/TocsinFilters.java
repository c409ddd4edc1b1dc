package io.tocsin.slack.message.template;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.SlackDate;
import io.tocsin.slack.message.text.WebAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters and functions that Pebble lacks. Only these can mention and link, and only what looks like an id or an address. */
final class TocsinFilters extends AbstractExtension {
    /** What Slack takes is near this. */
    private static final int ADDRESS = 2_900;

    private static final int LABEL = 200;

    private final boolean markup;
    private final Map<String, Filter> filters = new HashMap<>();
    private final Map<String, Function> functions = new HashMap<>();

    TocsinFilters(boolean markup, Map<String, UnaryOperator<Object>> more) {
        this.markup = markup;
        more.forEach((name, filter) -> filters.put(name, new TextFilter(List.of(), (in, args) -> filter.apply(in))));
        filters.put("truncate", new TextFilter(List.of("length"), TocsinFilters::truncate));
        filters.put("date", new TextFilter(List.of("format", "zone"), TocsinFilters::date));
        filters.put("slack_date", new TextFilter(List.of("format"), this::slackDate));
        filters.put("urlencode", new TextFilter(List.of(), (in, args) -> urlencode(in.toString())));
        filters.put("mention", new TextFilter(List.of(), (in, args) -> mention(in.toString())));
        filters.put("link", new TextFilter(List.of("label"), this::link));
        for (String all : List.of("here", "channel", "everyone")) {
            functions.put(all, new NoArguments(deliberate("<!" + all + ">", "@" + all)));
        }
    }

    @Override
    public Map<String, Filter> getFilters() {
        return filters;
    }

    @Override
    public Map<String, Function> getFunctions() {
        return functions;
    }

    private static Object truncate(Object in, Arguments arguments) {
        String text = in.toString();
        int length = Math.max(0, arguments.number("length", 500));
        if (text.length() <= length) {
            return text;
        }
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return String.format(Locale.ROOT, "%s… (+%,d characters)", text.substring(0, end), text.length() - end);
    }

    private static Object date(Object in, Arguments arguments) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(arguments.text("format", "yyyy-MM-dd HH:mm:ss"), Locale.ROOT);
        ZoneId zone = ZoneId.of(arguments.text("zone", "UTC"));
        return Moments.of(in).<Object>map(at -> format.format(at.atZone(zone))).orElse(in);
    }

    private Object slackDate(Object in, Arguments arguments) {
        String format = arguments.text("format", SlackDate.FORMAT);
        return Moments.of(in)
                .<Object>map(at -> deliberate(SlackDate.of(at, format), at.toString()))
                .orElse(in);
    }

    private static String urlencode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private Object mention(String id) {
        if (id.matches("[UW][A-Z0-9]{5,20}")) {
            return deliberate("<@" + id + ">", "@" + id);
        } else if (id.matches("S[A-Z0-9]{5,20}")) {
            return deliberate("<!subteam^" + id + ">", "@" + id);
        }
        return id.matches("C[A-Z0-9]{5,20}") ? deliberate("<#" + id + ">", "#" + id) : id;
    }

    private Object link(Object in, Arguments arguments) {
        String address = in.toString();
        if (address.length() > ADDRESS || !WebAddress.is(address)) {
            return address;
        }
        String label = Excerpt.escapedLine(arguments.text("label", address), LABEL);
        return deliberate("<" + address.replace("&", "&amp;") + "|" + label + ">", address);
    }

    /** Markup where there is any, or else the words for it. */
    private Object deliberate(String safeMarkup, String words) {
        return markup ? new SafeString(safeMarkup) : words;
    }
}
