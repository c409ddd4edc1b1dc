package io.tocsin.it.github;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code .editorconfig}, as far as this project uses its language. */
record EditorConfig(List<Section> sections) {

    /**
     * What is said of the files that a pattern matches.
     *
     * @param files paths in the checkout
     */
    record Section(PathMatcher files, Map<String, String> settings) {}

    static EditorConfig read() throws IOException {
        List<Section> sections = new ArrayList<>();
        for (String line : Files.readAllLines(Checkout.ROOT.resolve(".editorconfig"))) {
            if (line.startsWith("[")) {
                sections.add(new Section(matcher(line.substring(1, line.length() - 1)), new HashMap<>()));
            } else if (line.contains(" = ") && !sections.isEmpty()) {
                String[] setting = line.split(" = ", 2);
                sections.get(sections.size() - 1).settings().put(setting[0], setting[1]);
            }
        }
        return new EditorConfig(sections);
    }

    /** A pattern without a slash is one of names in any folder. */
    private static PathMatcher matcher(String pattern) {
        String anywhere = pattern.contains("/") ? pattern : "{" + pattern + ",**/" + pattern + "}";
        return FileSystems.getDefault().getPathMatcher("glob:" + anywhere);
    }

    /** All that is said of a file; what a later section says goes over what an earlier one does. */
    Map<String, String> of(Path file) {
        Path path = Checkout.ROOT.relativize(file);
        Map<String, String> settings = new HashMap<>();
        sections.stream()
                .filter(section -> section.files().matches(path))
                .forEach(section -> settings.putAll(section.settings()));
        return settings;
    }
}
