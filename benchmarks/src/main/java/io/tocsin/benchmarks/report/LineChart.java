package io.tocsin.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Curves over a common axis, both axes from 0. */
public record LineChart(String title, String xUnit, String yUnit, List<Curve> curves) implements Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 380;
    private static final int LEFT = 90;
    private static final int RIGHT = 30;
    private static final int TOP = 80;
    private static final int BOTTOM = 50;
    /** From the name of one curve to the next, where there is room. */
    private static final int LEGEND = 210;

    private static final String GRID = "#ddd";

    /** A point of a curve; neither number is negative. */
    public record Point(double x, double y) {}

    /** Points from left to right. */
    public record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    public LineChart {
        curves = List.copyOf(curves);
    }

    public LineChart(String title, String xUnit, String yUnit) {
        this(title, xUnit, yUnit, List.of());
    }

    /** The same with one more curve. */
    public LineChart curve(String name, List<Point> points) {
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(name, points));
        return new LineChart(title, xUnit, yUnit, more);
    }

    @Override
    public String svg() {
        Scale x = Scale.to(largest(true));
        Scale y = Scale.to(largest(false));
        Svg svg = new Svg(WIDTH, HEIGHT).title(12, 24, title);
        axes(svg, x, y);
        for (int i = 0; i < curves.size(); i++) {
            String colour = Svg.COLOURS.get(i);
            double at = LEFT + i * Math.min(LEGEND, (double) (WIDTH - LEFT - RIGHT) / curves.size());
            svg.rectangle(at, 38, 12, 12, colour)
                    .text(at + 18, 49, "start", curves.get(i).name());
            svg.curve(points(curves.get(i), x, y), colour);
        }
        return svg.end();
    }

    private double largest(boolean ofX) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> ofX ? point.x() : point.y())
                .max()
                .orElse(1);
    }

    private void axes(Svg svg, Scale x, Scale y) {
        for (int i = 0; i <= y.steps(); i++) {
            double at = down(i * y.step(), y);
            svg.line(LEFT, at, WIDTH - RIGHT, at, GRID).text(LEFT - 8, at + 4, "end", y.label(i));
        }
        for (int i = 0; i <= x.steps(); i++) {
            double at = right(i * x.step(), x);
            svg.line(at, TOP, at, HEIGHT - BOTTOM, GRID).text(at, HEIGHT - BOTTOM + 18, "middle", x.label(i));
        }
        svg.text(12, TOP - 8, "start", yUnit).text(WIDTH - RIGHT, HEIGHT - 10, "end", xUnit);
    }

    private static String points(Curve curve, Scale x, Scale y) {
        return curve.points().stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", right(point.x(), x), down(point.y(), y)))
                .collect(Collectors.joining(" "));
    }

    private static double right(double value, Scale x) {
        return LEFT + value / x.end() * (WIDTH - LEFT - RIGHT);
    }

    private static double down(double value, Scale y) {
        return HEIGHT - BOTTOM - value / y.end() * (HEIGHT - TOP - BOTTOM);
    }
}
