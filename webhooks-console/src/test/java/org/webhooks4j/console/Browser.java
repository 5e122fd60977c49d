package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser without a window, and what a person does with it. Everything waits until it can be done. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser of this machine; without one, the test is skipped unless the environment demands it. */
    static Browser start(Path profile) {
        Optional<File> chromium = find("chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = find("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String missing = "no chromium with chromedriver on the PATH: the pages are not tested";
            return "true".equals(System.getenv("WEBHOOKS_REQUIRE_BROWSER")) ? fail(missing) : abort(missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    @Override
    public void close() {
        driver.quit();
    }

    void open(String url) {
        // An address that differs after its "#" alone would not load anything.
        leave();
        driver.get(url);
        ready();
    }

    /** Goes to an empty page, which asks the server nothing. */
    void leave() {
        driver.get("about:blank");
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Waits until the page is complete. */
    void ready() {
        find(By.cssSelector("main:not([aria-busy])"));
    }

    void click(String text) {
        until("something to click that says " + text, ignored -> {
            WebElement element =
                    visible(By.xpath(frontmost() + "//*[self::a or self::button or self::summary or self::label]"
                            + "[normalize-space()=\"" + text + "\"]"));
            if (element == null || !element.isEnabled()) {
                return false;
            }
            element.click();
            return true;
        });
    }

    /** Clicks within the table row that holds a text. */
    void clickInRow(String rowText, String selector) {
        WebElement row = find(By.xpath("//tbody/tr[contains(., \"" + rowText + "\")]"));
        row.findElement(By.cssSelector(selector)).click();
    }

    void fill(String label, String value) {
        WebElement control = control(label);
        control.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        control.sendKeys(value);
    }

    void choose(String label, String option) {
        control(label)
                .findElement(By.xpath("option[normalize-space()=\"" + option + "\"]"))
                .click();
    }

    /** What is wrong, as it is shown beside a field. */
    String errorBeside(String field) {
        return find(By.cssSelector(".field[data-field=" + field + "] .error:not(:empty)"))
                .getText();
    }

    void see(String text) {
        until("the text " + text, ignored -> text().contains(text));
    }

    void seeNoMore(String text) {
        until("no more the text " + text, ignored -> !text().contains(text));
    }

    /** Everything that is shown. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    WebElement find(By by) {
        until(by.toString(), ignored -> visible(by) != null);
        return driver.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow();
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /**
     * Errors that the browser reports, such as content that the policy forbids; not that the server refused something.
     */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("the server responded with a status of"))
                .toList();
    }

    void appear(int width, String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    void photograph(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    private WebElement control(String label) {
        WebElement element = find(By.xpath(frontmost() + "//label[@for][normalize-space()=\"" + label + "\"]"));
        return driver.findElement(By.id(String.valueOf(element.getDomAttribute("for"))));
    }

    /** An open dialog keeps everything behind it from being reached. */
    private String frontmost() {
        return driver.findElements(By.cssSelector("dialog[open]")).isEmpty() ? "" : "//dialog";
    }

    private @Nullable WebElement visible(By by) {
        return driver.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null);
    }

    private void until(String what, ExpectedCondition<Boolean> condition) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waited for " + what + "; the page says:\n" + text())
                .until(condition);
    }

    private static Optional<File> find(String... names) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Arrays.stream(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}
