package dev.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at the console, in a browser window of their own. Remembers what the browser complained about. */
final class Visitor implements AutoCloseable {
    final Page page;
    private final BrowserContext context;
    private final URI console;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** How the window looks. */
    enum Look {
        LIGHT(1280, 900, ColorScheme.LIGHT),
        DARK(1280, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Look(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Visitor(Browser browser, URI console, Look look, String language) {
        this.console = console;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setLocale(language)
                .setTimezoneId("Europe/Madrid"));
        context.setDefaultTimeout(Chromium.PATIENCE);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visitor of(Browser browser, World world) {
        return new Visitor(browser, world.console(), Look.LIGHT, "en-GB");
    }

    /** Signs in on the issuer's page. */
    Visitor as(String role) {
        page.navigate(console.toString());
        page.locator("main button.main").click();
        page.locator("button[value=" + role + "]").click();
        page.locator("nav.main").waitFor();
        return this;
    }

    /** Goes to a place of the console, such as {@code person?state=HELD}, and waits until it is drawn. */
    Visitor at(String place) {
        page.navigate(console + "#/" + place);
        page.locator("main h1").first().waitFor();
        return this;
    }

    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    Locator link(String words) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    List<String> complaints() {
        return complaints;
    }

    /** A complaint that was asked for. */
    void forgive(String words) {
        assertThat(complaints.removeIf(complaint -> complaint.contains(words))).isTrue();
    }

    @Override
    public void close() {
        context.close();
    }
}
