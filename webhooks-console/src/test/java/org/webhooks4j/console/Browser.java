package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser without a window, and what a person does with it. Everything waits until it can be done. */
final class Browser implements AutoCloseable {

    private static final int MAX_TABS = 60;
    private static final int USUAL_HEIGHT = 900;
    private static final long MAX_HEIGHT = 2600;

    /** Blends each text's colours with what is behind it, as painted. */
    private static final String CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const painted = colors => {
              canvas.globalCompositeOperation = 'source-over';
              canvas.clearRect(0, 0, 1, 1);
              colors.forEach(color => { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); });
              return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const luminance = rgb => rgb.map(value => value / 255)
              .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
              .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
            const found = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const element = walker.currentNode.parentElement;
              if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('noscript, .unseen, :disabled')) {
                continue;
              }
              const style = getComputedStyle(element);
              const behind = [];
              for (let at = element; at; at = at.parentElement) {
                behind.unshift(getComputedStyle(at).backgroundColor);
              }
              const [text, back] = [painted([...behind, style.color]), painted(behind)].map(luminance);
              const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
              const size = parseFloat(style.fontSize);
              const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
              if (contrast < (large ? 3 : 4.5)) {
                found.push(`${walker.currentNode.data.trim()}: ${contrast.toFixed(2)}`);
              }
            }
            return found;
            """;

    private static final String AXE = axeScript();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final List<String> driven = new ArrayList<>();

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

    /** Begins to open a page that may not become complete. */
    void begin(String url) {
        leave();
        driver.get(url);
    }

    /**
     * Makes deadlines of the pages that are opened from now on a matter of the test: those of a length end by
     * {@link #expire} and not by themselves.
     */
    void driveDeadlines(Duration length) {
        driven.add(String.valueOf(driver.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                {
                  const after = window.setTimeout;
                  window.deadlines = [];
                  window.setTimeout = (act, millis, ...rest) =>
                    millis === %d ? (window.deadlines.push(act), -1) : after(act, millis, ...rest);
                }
                """.formatted(length.toMillis())))
                .get("identifier")));
    }

    /** Leaves deadlines to themselves again. */
    void leaveDeadlines() {
        driven.forEach(script ->
                driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        driven.clear();
    }

    /** Ends the deadlines that are driven. */
    void expire() {
        run("window.deadlines.splice(0).forEach(act => act())");
    }

    /** Goes to an empty page, which asks the server nothing. */
    void leave() {
        driver.get("about:blank");
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void back() {
        driver.navigate().back();
    }

    /** Whether the browser would ask before it leaves or reloads the page. */
    boolean asksBeforeUnload() {
        return Boolean.TRUE.equals(run("return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"));
    }

    /** What has the focus: what a screen reader calls it, or its element if that has no name. */
    String focused() {
        WebElement element = driver.switchTo().activeElement();
        String name = element.getAccessibleName();
        return name.isBlank() ? element.getTagName() : name;
    }

    /** Selects the text of an element, as by dragging over it. */
    void select(By by) {
        act(by, element -> driver.executeScript("getSelection().selectAllChildren(arguments[0])", element));
    }

    /** Moves the mouse over an element. */
    void pointAt(By by) {
        act(by, element -> new Actions(driver).moveToElement(element).perform());
    }

    /** Does something within the page's only frame. */
    void inFrame(Runnable deed) {
        driver.switchTo().frame(0);
        try {
            deed.run();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    String selected() {
        return String.valueOf(run("return String(getSelection())"));
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    /** Waits until the page is complete. */
    void ready() {
        find(By.cssSelector("main:not([aria-busy])"));
    }

    void click(String text) {
        until("something to click that says " + text, () -> {
            WebElement element =
                    visible(By.xpath(frontmost() + "//*[self::a or self::button or self::summary or self::label]"
                            + "[normalize-space()=\"" + text + "\"]"));
            if (element == null || !element.isEnabled() || "true".equals(element.getDomAttribute("aria-disabled"))) {
                return false;
            }
            element.click();
            return true;
        });
    }

    void click(By by) {
        act(by, WebElement::click);
    }

    /** Clicks within the table row that holds a text. */
    void clickInRow(String rowText, String selector) {
        act(inTable(rowText), row -> row.findElement(By.cssSelector(selector)).click());
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
        return with(By.cssSelector(".field[data-field=" + field + "] .error:not(:empty)"), WebElement::getText);
    }

    /** Types over what stands in the n-th control of a name. */
    void type(String name, int index, String value) {
        WebElement control = named(name, index);
        control.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        control.sendKeys(value);
    }

    /** Chooses an option of the n-th control of a name. */
    void pick(String name, int index, String option) {
        named(name, index)
                .findElement(By.xpath("option[normalize-space()=\"" + option + "\"]"))
                .click();
    }

    private WebElement named(String name, int index) {
        String selector = "[aria-label='" + name + "']";
        return await("control " + index + " named " + name, () -> {
            List<WebElement> found = findAll(selector);
            return found.size() > index ? found.get(index) : null;
        });
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Copies what a dialog shows; without a window, pages have no clipboard, but the keyboard has. */
    void copySecret() {
        click("Copy");
        find(By.cssSelector(".secret")).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "c"));
    }

    /** Presses the tabulator until something of that name has the focus. */
    void tabTo(String name) {
        for (int i = 0; i < MAX_TABS; i++) {
            press(Keys.TAB);
            if (driver.switchTo().activeElement().getAccessibleName().equals(name)) {
                return;
            }
        }
        fail("the keyboard does not lead to " + name);
    }

    /** What is shown in the table row that holds a text. */
    String row(String text) {
        return with(inTable(text), WebElement::getText);
    }

    /** The names of webhooks in the table. */
    List<String> names() {
        return findAll("td .name").stream().map(WebElement::getText).toList();
    }

    /** Controls without a name that a screen reader could say. */
    List<String> unnamed() {
        String controls = ":is(a, button, input, select, textarea, summary, [role=img], [tabindex='0'])";
        return findAll(frontmost().isEmpty() ? controls : "dialog " + controls).stream()
                .filter(WebElement::isDisplayed)
                .filter(element -> element.getAccessibleName().isBlank()
                        && !element.getTagName().equals("pre"))
                .map(element -> String.valueOf(element.getDomProperty("outerHTML")))
                .toList();
    }

    /** Texts whose contrast is below 4.5, or below 3 if they are large: WCAG 2.2, 1.4.3, level AA. */
    @SuppressWarnings("unchecked") // The script returns texts.
    List<String> faint() {
        return (List<String>) Objects.requireNonNull(driver.executeScript(CONTRAST));
    }

    /** What axe-core finds on the page as it is, by the rules of WCAG 2.2 A and AA and good practice. */
    @SuppressWarnings("unchecked") // The script returns texts.
    List<String> axe() {
        if (!Boolean.TRUE.equals(run("return Boolean(window.axe)"))) {
            driver.executeScript(AXE);
        }
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(({violations}) => done(violations.flatMap(({id, nodes}) =>
                  nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))), e => done([String(e)]));
                """));
    }

    private static String axeScript() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the reader is. */
    void zone(String name) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", name));
    }

    /** What time it is on the pages that are opened from now on. */
    void clock(Instant now) {
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "Date.now = () => " + now.toEpochMilli()));
    }

    void until(String what, BooleanSupplier condition) {
        await(what, () -> condition.getAsBoolean() ? true : null);
    }

    void see(String text) {
        until("the text " + text, () -> text().contains(text));
    }

    void seeNoMore(String text) {
        until("no more the text " + text, () -> !text().contains(text));
    }

    void seeNone(String selector) {
        until("none of " + selector, () -> findAll(selector).isEmpty());
    }

    /** Everything that is shown. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    WebElement find(By by) {
        return with(by, element -> element);
    }

    private static By inTable(String text) {
        return By.xpath("//tbody/tr[contains(., \"" + text + "\")]");
    }

    private void act(By by, Consumer<WebElement> deed) {
        with(by, element -> {
            deed.accept(element);
            return true;
        });
    }

    /** Does something with an element, and repeats it if the page replaces the element meanwhile. */
    <T> T with(By by, Function<WebElement, T> use) {
        return await(by.toString(), () -> {
            WebElement element = visible(by);
            return element == null ? null : use.apply(element);
        });
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /**
     * Errors that the browser reports, such as content that the policy forbids; not that the server refused something,
     * or broke the connection.
     */
    List<String> complaints() {
        return messages().stream()
                .filter(message -> !message.contains("the server responded with a status of"))
                .filter(message -> !message.endsWith("net::ERR_EMPTY_RESPONSE"))
                .toList();
    }

    /** All errors that the browser reports. */
    List<String> messages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    void appear(int width, String colorScheme) {
        resize(width, USUAL_HEIGHT);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Replaces the pages' colours by those of a reader who needs others. */
    void forceColors() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
    }

    private void resize(long width, long height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Takes a picture of the whole page, or of the window if a dialog is in front of it. */
    void photograph(Path file) throws IOException {
        long width = (Long) Objects.requireNonNull(run("return innerWidth"));
        boolean dialog = !findAll("dialog[open]").isEmpty();
        // A page that is higher than the window is as high as what is in it.
        resize(width, dialog ? 600 : 320);
        long height = (Long) Objects.requireNonNull(run("return document.documentElement.scrollHeight"));
        resize(width, dialog ? 600 : Math.min(height, MAX_HEIGHT));
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        resize(width, USUAL_HEIGHT);
    }

    private WebElement control(String label) {
        return with(
                By.xpath(frontmost() + "//label[@for][normalize-space()=\"" + label + "\"]"),
                element -> driver.findElement(By.id(String.valueOf(element.getDomAttribute("for")))));
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

    private <T> T await(String what, Supplier<@Nullable T> look) {
        return Objects.requireNonNull(new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waited for " + what + "; the page says:\n" + text())
                .until(ignored -> look.get()));
    }

    private static Optional<File> find(String... names) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Arrays.stream(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }
}
