package io.tocsin.it.browser;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium, whose time zone is UTC. */
final class Browser implements AutoCloseable {
    /** Far longer than a page takes to change. */
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
                .withEnvironment(Map.of("TZ", "UTC"))
                .build();
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromiumAndDriver.get(0).program().toFile())
                .addArguments(
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
                .addArguments("--disable-background-networking", "--disable-component-update", "--disable-sync")
                .addArguments(
                        "--hide-scrollbars", "--lang=en-US", "--window-size=1200,900", "--user-data-dir=" + profile);
        return new Browser(new ChromeDriver(service, options));
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    /** Pages that are opened from now on take this for the present. */
    void pretend(Instant present) {
        String clock = "const Real = Date; const present = " + present.toEpochMilli() + ";"
                + "Date = class extends Real {"
                + "  constructor(...of) { super(...(of.length ? of : [present])); }"
                + "  static now() { return present; }"
                + "};";
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", clock));
    }

    /** How wide the window is, in pixels. */
    void width(int pixels) {
        driver.manage()
                .window()
                .setSize(
                        new Dimension(pixels, driver.manage().window().getSize().getHeight()));
    }

    /** What an element looks like, and what is to be read there, with one kind of space. */
    Picture pictureOf(String selector) {
        WebElement element = driver.findElement(By.cssSelector(selector));
        return new Picture(
                element.getScreenshotAs(OutputType.BYTES), element.getText().replaceAll("\\h+", " "));
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

    /** What a script in the page returns. */
    Object run(String script) {
        return String.valueOf(driver.executeScript(script));
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
