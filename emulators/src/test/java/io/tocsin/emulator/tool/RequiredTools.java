package io.tocsin.emulator.tool;

import io.tocsin.emulator.tool.Tool.Installed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The tools that a test needs. Where one is missing or does not fit, the test is left out, and the report says what was found and what
 * is needed; but where the environment variable {@code CI} is set the test fails, since there none may be left out.
 */
public final class RequiredTools {
    /** Asking a tool for its version takes up to a second, and tools do not change while tests run. */
    private static final Map<Tool, List<Installed>> FITTING = new ConcurrentHashMap<>();

    private RequiredTools() {}

    /** The first on the PATH that fits. */
    public static Installed require(Tool tool) {
        List<Installed> fitting = fitting(tool);
        if (fitting.isEmpty()) {
            throw leftOut(reason(Tool.folders(), tool));
        }
        return fitting.get(0);
    }

    /** Why a tool cannot be used; empty if it can. */
    public static Optional<String> missing(Tool tool) {
        return fitting(tool).isEmpty() ? Optional.of(reason(Tool.folders(), tool)) : Optional.empty();
    }

    private static List<Installed> fitting(Tool tool) {
        return FITTING.computeIfAbsent(tool, one -> one.fitting(Tool.folders()));
    }

    /** Chromium and its driver, in this order. */
    public static List<Installed> requireBrowser() {
        List<Installed> browser = Tool.browser(Tool.folders());
        if (browser.isEmpty()) {
            throw leftOut(reason(Tool.folders(), Tool.CHROMIUM, Tool.CHROMEDRIVER)
                    + "; both have to be of one major version");
        }
        return browser;
    }

    private static TestAbortedException leftOut(String reason) {
        if (System.getenv("CI") != null) {
            throw new AssertionError(reason + "; in CI no test may be left out");
        }
        return new TestAbortedException(reason);
    }

    /** What is needed, and what was found instead. */
    static String reason(List<Path> folders, Tool... tools) {
        String needed = Stream.of(tools).map(Tool::needed).collect(Collectors.joining(" and "));
        List<Installed> found = Stream.of(tools)
                .flatMap(tool -> tool.installed(folders).stream())
                .toList();
        return needed + " needed, found "
                + (found.isEmpty()
                        ? "none"
                        : found.stream().map(Installed::toString).collect(Collectors.joining(", ")));
    }
}
