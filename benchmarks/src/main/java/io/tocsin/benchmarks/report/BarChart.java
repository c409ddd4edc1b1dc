package io.tocsin.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars from left to right, in groups that compare the same series.
 *
 * @param unit what the bars' lengths are
 * @param series what the bars of a group are
 */
public record BarChart(String title, String unit, List<String> series, List<Group> groups) implements Chart {
    /** Of the longest bar. */
    private static final int LENGTH = 420;

    private static final int RIGHT = 90;
    private static final int TOP = 70;
    private static final int BAR = 20;
    private static final int GAP = 16;
    /** How wide a character of a label is at most, on the average. */
    private static final int CHARACTER = 7;

    /** One bar for each series. */
    public record Group(String label, List<Double> values) {
        public Group {
            values = List.copyOf(values);
        }
    }

    public BarChart {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
    }

    public BarChart(String title, String unit, List<String> series) {
        this(title, unit, series, List.of());
    }

    /** The same with one more group. */
    public BarChart group(String label, Double... values) {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(label, List.of(values)));
        return new BarChart(title, unit, series, more);
    }

    @Override
    public String svg() {
        int groupHeight = series.size() * BAR + GAP;
        Svg svg = new Svg(left() + LENGTH + RIGHT, TOP + groups.size() * groupHeight + GAP)
                .title(12, 24, title + " (" + unit + ")");
        double largest = groups.stream()
                .flatMap(group -> group.values().stream())
                .max(Double::compare)
                .orElse(1.0);
        legend(svg);
        for (int i = 0; i < groups.size(); i++) {
            bars(svg, groups.get(i), TOP + i * groupHeight, LENGTH / largest);
        }
        return svg.end();
    }

    /** Where the bars begin: right of the longest label. */
    private int left() {
        return 30
                + CHARACTER
                        * groups.stream()
                                .mapToInt(group -> group.label().length())
                                .max()
                                .orElse(0);
    }

    private void legend(Svg svg) {
        for (int i = 0; i < series.size() && series.size() > 1; i++) {
            double x = left() + i * 170.0;
            svg.rectangle(x, 36, 12, 12, Svg.COLOURS.get(i)).text(x + 18, 47, "start", series.get(i));
        }
    }

    private void bars(Svg svg, Group group, double top, double scale) {
        svg.text(left() - 10, top + series.size() * BAR / 2.0 + 4, "end", group.label());
        for (int i = 0; i < group.values().size(); i++) {
            double value = group.values().get(i);
            double y = top + i * BAR;
            svg.rectangle(left(), y, value * scale, BAR - 4, Svg.COLOURS.get(i))
                    .text(left() + value * scale + 6, y + 13, "start", shown(value));
        }
    }

    private static String shown(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
