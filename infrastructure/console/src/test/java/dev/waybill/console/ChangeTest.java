package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.waybill.demo.DemoShop;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ownership map and the routes, changed in the page; in a run of its own, as what is held is sent again by a new version. */
@Tag("browser")
class ChangeTest {
    private World world;
    private Chromium chromium;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        chromium = new Chromium();
    }

    @AfterEach
    void end() {
        chromium.close();
        world.close();
    }

    @Test
    void a_look_says_what_would_have_been_decided_otherwise_and_an_approver_puts_it_into_force() throws Exception {
        placed();
        Visitor oscar = Visitor.of(chromium.browser, world).as("operator").at("ownership");
        Locator main = oscar.page.locator("main");
        oscar.link("Change the map …").click();
        Locator file = oscar.page.locator("#file");
        assertThat(file).hasValue(Pattern.compile("total > 100 EUR"));
        assertThat(oscar.button("Put it into force")).hasCount(0);
        String source = file.inputValue();

        file.fill(source.replace("owner: erp,", "owner: erb,"));
        oscar.button("See what would change").click();
        assertThat(main.locator(".trouble")).containsText("erb");

        file.fill(source.replace("total > 100 EUR", "total > 1 EUR"));
        oscar.button("See what would change").click();
        assertThat(main).containsText("What would change");
        oscar.button("Decide again what changed lately").click();
        assertThat(main).containsText("Decisions that would end otherwise");
        assertThat(main.locator("table").first()).containsText("HOLD_CONDITION");
        assertThat(oscar.complaints()).isEmpty();
        oscar.close();

        Visitor alba = Visitor.of(chromium.browser, world).as("approver").at("change");
        alba.page.locator("#file").fill(source.replace("total > 100 EUR", "total > 99 EUR"));
        alba.button("Put it into force").click();
        alba.page.locator("dialog textarea").fill("a little less");
        alba.page.locator("dialog .choices button").first().click();
        assertThat(alba.page.locator("main")).containsText("a little less");
        assertThat(alba.complaints()).isEmpty();
        alba.close();
    }

    /** An order that the demo's shop lists; what is decided again is asked of it. */
    private void placed() throws Exception {
        try (DemoShop shop = world.run.openShop(0);
                HttpClient buyer = HttpClient.newHttpClient()) {
            HttpRequest order = HttpRequest.newBuilder(
                            shop.page().resolve("/do?what=place-unheard&shop=shop-es&order="))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(buyer.send(order, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
