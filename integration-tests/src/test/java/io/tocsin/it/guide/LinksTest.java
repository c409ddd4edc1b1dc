package io.tocsin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the documentation lead to one another. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<String> pages() throws IOException {
        return CommandsTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_link_leads_nowhere(String path) {
        Path page = Checkout.ROOT.resolve(path);
        assertThat(LINK.matcher(prose(page)).results().map((MatchResult link) -> link.group(1)))
                .filteredOn(link -> !link.startsWith("https://"))
                .allMatch(link -> leadsSomewhere(page, link));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** What a heading is called in an address, on GitHub. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(prose(page))
                .results()
                .map((MatchResult heading) -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String prose(Path page) {
        try {
            return Files.readString(page).replaceAll("(?s)```.*?```", "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + page, e);
        }
    }

    @Test
    void every_page_is_in_the_list_of_all() throws IOException {
        String all = Files.readString(Checkout.ROOT.resolve("docs/README.md"));
        assertThat(pages().stream()
                        .filter(page -> page.matches("docs/[^/]+") && !page.endsWith("/README.md"))
                        .filter(page -> !all.contains("(" + page.substring(5) + ")")
                                && !all.contains("(" + page.substring(5) + "#")))
                .isEmpty();
    }

    @Test
    void what_leads_nowhere_is_found() {
        Path page = Checkout.ROOT.resolve("docs/start.md");
        assertThat(List.of("start.md", "../README.md#use-it", "#1-run-it"))
                .allMatch(link -> leadsSomewhere(page, link));
        assertThat(List.of("stop.md", "README.md#use-it", "#7-run-it")).noneMatch(link -> leadsSomewhere(page, link));
    }
}
