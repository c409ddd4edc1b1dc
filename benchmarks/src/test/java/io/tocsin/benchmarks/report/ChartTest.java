package io.tocsin.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    @Test
    void bars_are_as_long_as_their_values_say() throws Exception {
        NodeList bars = elements(
                new BarChart("Speed", "events a second", List.of("a", "b"))
                        .group("first & last", 200_000.0, 100_000.0)
                        .svg(),
                "rect");
        // The background and the two squares of the legend come first.
        double first = Double.parseDouble(((Element) bars.item(3)).getAttribute("width"));
        double second = Double.parseDouble(((Element) bars.item(4)).getAttribute("width"));
        assertThat(first).isPositive().isEqualTo(2 * second);
    }

    @Test
    void the_longest_label_has_room() throws Exception {
        String label = "at-least-once, 200 characters, one in 100 matches, 100 ms";
        NodeList texts = elements(
                new BarChart("Speed", "events a second", List.of("a"))
                        .group(label, 1.0)
                        .svg(),
                "text");
        Element shown = (Element) texts.item(1);
        assertThat(shown.getTextContent()).isEqualTo(label);
        assertThat(shown.getAttribute("text-anchor")).isEqualTo("end");
        assertThat(Double.parseDouble(shown.getAttribute("x"))).isGreaterThan(label.length() * 7.0);
    }

    @Test
    void curves_rise_where_values_do() throws Exception {
        LineChart chart = new LineChart("Progress", "seconds", "records")
                .curve("records", List.of(new LineChart.Point(0, 0), new LineChart.Point(10, 7)));
        String[] points = ((Element) elements(chart.svg(), "polyline").item(0))
                .getAttribute("points")
                .split("[ ,]", -1);
        assertThat(Double.parseDouble(points[2])).isGreaterThan(Double.parseDouble(points[0]));
        assertThat(Double.parseDouble(points[3])).isLessThan(Double.parseDouble(points[1]));
    }

    @Test
    void axes_end_at_round_numbers_above_the_largest_value() {
        assertThat(Scale.to(0.87)).isEqualTo(new Scale(0.2, 5));
        assertThat(Scale.to(1).end()).isEqualTo(1);
        assertThat(Scale.to(23_000).label(5)).isEqualTo(String.format(Locale.ROOT, "%,d", 25_000));
    }

    private static NodeList elements(String svg, String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName(name);
    }
}
