package io.tocsin.emulator.slack.page;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium. */
final class Browser implements AutoCloseable {
    /** Far longer than a page takes to come. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one.
     *
     * @param profile an empty directory
     */
    static Browser start(Path profile) {
        List<Installed> chromiumAndDriver = RequiredTools.requireBrowser();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromiumAndDriver.get(1).program().toFile())
                .build();
        Browser browser = new Browser(
                new ChromeDriver(service, options(chromiumAndDriver.get(0).program(), profile)));
        browser.driver.manage().timeouts().pageLoadTimeout(PATIENCE);
        return browser;
    }

    private static ChromeOptions options(Path chromium, Path profile) {
        return new ChromeOptions()
                .setBinary(chromium.toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--lang=en-US",
                        "--window-size=1200,900",
                        "--user-data-dir=" + profile);
    }

    /** Opens a page, as one who prefers {@code light} or {@code dark} and lives in a time zone. */
    void open(URI page, String scheme, String zone) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
        driver.get("about:blank");
        driver.get(page.toString());
    }

    /** Opens the page again in the same tab. */
    void reload() {
        driver.navigate().refresh();
    }

    /** Goes on to another page in the same tab. */
    void follow(URI page) {
        driver.get(page.toString());
    }

    /** Goes back to the page before, as the browser kept it. */
    void back() {
        driver.navigate().back();
    }

    /** The texts of all elements, as they are seen. They are read again if the page replaces one of them meanwhile. */
    List<String> texts(String selector) {
        return await().atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> driver.findElements(By.cssSelector(selector)).stream()
                                .map(WebElement::getText)
                                .toList(),
                        Objects::nonNull);
    }

    /** A property of the first such element's style, as computed. */
    String style(String selector, String property) {
        return driver.findElement(By.cssSelector(selector)).getCssValue(property);
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Runs a script in the page; what it returns as text, or nothing. */
    String run(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Runs a script that calls its last argument with its result. */
    String runAsync(String script, Object... arguments) {
        return String.valueOf(driver.executeAsyncScript(script, arguments));
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
