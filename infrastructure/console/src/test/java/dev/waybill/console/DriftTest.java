package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.waybill.console.Visitor.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The looks at one way, one page after the other; told by the API as it tells them, without the days that they take. */
@Tag("browser")
class DriftTest {
    private static final String LOOK = """
            {"flow": "stock-to-shops", "source": "erp", "target": "shop-es", "compared_at": "%s", "compared": 120, "not_named": 0,
             "differences": [%s]}""";
    private static final String BLUE = """
            {"sku": "TS-BLUE", "shown": 9, "right": 7, "why": "erp available 7"}""";

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        chromium.close();
        world.close();
    }

    @Test
    void earlier_looks_are_read_on_demand_and_what_differs_again_and_again_is_named() {
        try (Visitor vera = new Visitor(chromium.browser, world.console(), Look.PHONE, "en-GB").as("viewer")) {
            Balances.tell(vera);
            vera.page.route(
                    "**/v1/drifts/stock-to-shops/erp/shop-es?*",
                    route -> json(route, route.request().url().contains("cursor=older") ? older() : newer()));
            vera.at("balance");
            vera.link("Earlier looks: Stock to the shops, shop-es").click();

            Locator main = vera.page.locator("main");
            assertThat(main.locator(".looks details")).hasCount(2);
            assertThat(main).not().containsText("What differs again and again");
            vera.button("Show older ones").click();
            assertThat(main.locator(".looks details")).hasCount(4);
            assertThat(main).containsText("What differs again and again");
            assertThat(main.locator("table").first()).containsText("TS-BLUE");
            assertThat(main.locator("table").first()).containsText("3");
            assertThat(main.locator(".looks details").nth(2).locator("summary")).isFocused();
            assertThat(vera.button("Show older ones")).hasCount(0);
            assertThat(LooksTest.violations(vera.page, "drift")).isEmpty();
            assertThat(vera.complaints()).isEmpty();
        }
    }

    private static String newer() {
        return page(
                "\"older\"", LOOK.formatted("2026-11-28T04:00:00Z", BLUE), LOOK.formatted("2026-11-27T22:00:00Z", ""));
    }

    private static String older() {
        return page("null", LOOK.formatted("2026-11-27T16:00:00Z", BLUE), LOOK.formatted("2026-11-27T10:00:00Z", BLUE));
    }

    private static String page(String next, String... looks) {
        return "{\"items\": [" + String.join(",", looks) + "], \"next_cursor\": " + next + "}";
    }

    private static void json(Route route, String text) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(text));
    }
}
