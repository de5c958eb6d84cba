package io.relais.runtime.simulator.phone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relais.runtime.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A real Chromium that waits for what a page is about to show, and never sleeps. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** It warns of every browser that is newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is no Chromium, unless {@code RELAIS_REQUIRE_BROWSER=1}. */
  static Browser start() {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!there && "1".equals(System.getenv("RELAIS_REQUIRE_BROWSER"))) {
      throw new AssertionError(
          "Expected %s and %s, but one is missing: apt-get install chromium chromium-driver"
              .formatted(CHROMIUM, DRIVER));
    }
    assumeTrue(there, "No Chromium here, so the phone page is not tried in a browser.");
    System.setProperty("SE_OFFLINE", "true");
    SELENIUM.setLevel(Level.SEVERE);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withTimeout(Patience.LIMIT)
            .build();
    var driver = new ChromeDriver(service, options());
    driver.manage().timeouts().scriptTimeout(Patience.LIMIT);
    return new Browser(driver);
  }

  /** Its profile is a folder that the driver makes and, once nobody writes there, removes. */
  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage");
    return options;
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  void open(String address) {
    driver.get(address);
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Types where the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** What it has logged since it was asked last: what a policy forbade, what could not be had. */
  List<LogEntry> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll();
  }

  void type(String phone, String text) {
    see(phone + " textarea").sendKeys(text, Keys.ENTER);
  }

  /** Clicks the first visible one; again where the page moved just under the pointer. */
  void click(String css) {
    long end = System.nanoTime() + Patience.LIMIT.toNanos();
    while (true) {
      try {
        see(css).click();
        return;
      } catch (ElementNotInteractableException | StaleElementReferenceException moved) {
        if (System.nanoTime() > end) {
          throw moved;
        }
      }
    }
  }

  /** The first visible element, as soon as there is one. */
  WebElement see(String css) {
    var seen =
        await("[...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility())", css);
    if (seen instanceof WebElement element) {
      return element;
    }
    throw new AssertionError("Expected an element at " + css + ", but there is none.");
  }

  void awaitCount(String css, int count) {
    await("document.querySelectorAll(arguments[0]).length === arguments[1]", css, count);
  }

  void awaitHidden(String css) {
    await("[...document.querySelectorAll(arguments[0])].every(e => !e.checkVisibility())", css);
  }

  void awaitFocus(WebElement element) {
    await("document.activeElement === arguments[0]", element);
  }

  void awaitTexts(String css, String... texts) {
    await(
        "JSON.stringify([...document.querySelectorAll(arguments[0])].map(e => e.innerText)) ==="
            + " JSON.stringify(arguments[1])",
        css,
        List.of(texts));
  }

  /**
   * Looks again at every frame until it finds something; when the page is left, at the next one.
   */
  @Nullable Object await(String expression, Object... arguments) {
    var script =
        """
        const done = arguments[arguments.length - 1];
        const look = (...arguments) => {
          const found = %s;
          found ? done(found) : requestAnimationFrame(() => look(...arguments));
        };
        look(...arguments);
        """
            .formatted(expression);
    long end = System.nanoTime() + Patience.LIMIT.toNanos();
    while (true) {
      try {
        return driver.executeAsyncScript(script, arguments);
      } catch (ScriptTimeoutException e) {
        throw new AssertionError(
            "Expected %s of %s, but it never came.".formatted(expression, List.of(arguments)), e);
      } catch (WebDriverException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  /** The driver's own text leaves out what is scrolled out of sight. */
  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream()
        .map(element -> element.getDomProperty("innerText"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
