package io.tocsin.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** An SVG picture under construction, on white, readable beside text. Lengths are pixels, y grows downwards. */
final class Svg {
    static final List<String> COLOURS = List.of("#1f5fa8", "#d9822b", "#3d9970", "#8e44ad");

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="#fff"/>
            """;

    private final StringBuilder body;

    Svg(int width, int height) {
        body = new StringBuilder(HEAD.formatted(width, height));
    }

    /** @param anchor start, middle or end */
    Svg text(double x, double y, String anchor, String text) {
        return add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text));
    }

    Svg title(double x, double y, String text) {
        return add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\">%s</text>", x, y, escaped(text));
    }

    Svg rectangle(double x, double y, double width, double height, String colour) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, width, height, colour);
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    /** @param points pairs such as {@code 1.0,2.0} with blanks between */
    Svg curve(String points, String colour) {
        return add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
    }

    private Svg add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    String end() {
        return body + "</svg>\n";
    }
}
