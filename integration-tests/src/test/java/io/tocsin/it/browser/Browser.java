package io.tocsin.it.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium. Where it is missing the test is left out, but not in CI: there it fails. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

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
        require(CHROMIUM);
        require(DRIVER);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
                .addArguments("--disable-background-networking", "--disable-component-update", "--disable-sync")
                .addArguments(
                        "--hide-scrollbars", "--lang=en-US", "--window-size=1200,900", "--user-data-dir=" + profile);
        return new Browser(new ChromeDriver(service, options));
    }

    private static void require(Path program) {
        if (!Files.isExecutable(program)) {
            String reason = program + " is missing (on Debian: apt-get install chromium chromium-driver)";
            if (System.getenv("CI") != null) {
                throw new AssertionError(reason + ", and in CI no test may be left out");
            }
            abort(reason);
        }
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    /** The texts of all elements, as they are seen. */
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
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
