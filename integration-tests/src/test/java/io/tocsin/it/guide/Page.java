package io.tocsin.it.guide;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of the documentation, and the shell commands on it.
 *
 * @param path in the checkout, such as {@code docs/replay.md}
 */
public record Page(String path, List<Block> blocks) {
    private static final String MARK = "<!-- ";

    /**
     * Commands that stand together.
     *
     * @param heading under which they stand; empty before the first
     * @param mark what the comment on the line before them says, such as {@code run: ReplayGuideTest}
     * @param line of their beginning
     */
    public record Block(String heading, Optional<String> mark, int line, String language, String text) {}

    public static Page read(String path) {
        try {
            return new Page(path, blocks(Files.readAllLines(Checkout.ROOT.resolve(path))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") && !line.startsWith("# ")) {
                heading = line.replaceFirst("#+ ", "");
            } else if (line.strip().startsWith("```")) {
                int end = end(lines, i + 1);
                blocks.add(block(heading, lines, i, end));
                i = end;
            }
        }
        return blocks;
    }

    private static int end(List<String> lines, int from) {
        int end = from;
        while (!lines.get(end).strip().equals("```")) {
            end++;
        }
        return end;
    }

    private static Block block(String heading, List<String> lines, int begin, int end) {
        String before = begin == 0 ? "" : lines.get(begin - 1).strip();
        Optional<String> mark = before.startsWith(MARK)
                ? Optional.of(before.substring(MARK.length()).replace(" -->", ""))
                : Optional.empty();
        String text = String.join("\n", lines.subList(begin + 1, end)).stripIndent();
        return new Block(heading, mark, begin + 1, lines.get(begin).strip().substring(3), text);
    }

    /** Those in a shell's language under a heading, which is empty for those before the first. */
    public List<String> commands(String heading) {
        return blocks.stream()
                .filter(block ->
                        block.language().equals("sh") && block.heading().equals(heading))
                .map(Block::text)
                .toList();
    }

    /** Those of them that are marked for a test. */
    List<String> commands(String heading, String test) {
        return blocks.stream()
                .filter(block -> block.heading().equals(heading) && block.mark().equals(Optional.of("run: " + test)))
                .map(Block::text)
                .toList();
    }
}
