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

/** The connection to a system, tested in the page. */
@Tag("browser")
class ConnectionTest {
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
    void an_operator_tests_a_system_with_the_keyboard_and_reads_what_came_back() {
        try (Visitor oscar = Visitor.of(chromium.browser, world).as("operator").at("systems")) {
            Locator button = test(oscar, "shop-es");
            button.focus();
            oscar.page.keyboard().press("Enter");

            Locator result = panel(oscar, "shop-es").locator(".test table");
            assertThat(result).containsText("Has its webhook secret here");
            assertThat(result).containsText("Lists its orders");
            assertThat(result).containsText("Has a clock like ours");
            assertThat(panel(oscar, "shop-es").locator(".test")).containsText("wrote nothing");
            assertThat(button).isFocused();
            assertThat(oscar.page.locator("#said")).containsText("shop-es: ");
            assertThat(panel(oscar, "erp").locator(".test table")).hasCount(0);
            assertThat(oscar.complaints()).isEmpty();
        }
    }

    @Test
    void a_viewer_is_offered_no_test() {
        try (Visitor vera = Visitor.of(chromium.browser, world).as("viewer").at("systems")) {
            vera.page.locator(".grid").waitFor();

            assertThat(vera.page.locator(".test")).hasCount(0);
            assertThat(vera.complaints()).isEmpty();
        }
    }

    @Test
    void a_system_that_says_no_is_told_with_what_to_do_in_the_reader_s_language() {
        try (Visitor olga = new Visitor(chromium.browser, world.console(), Look.PHONE, "es-ES").as("operator")) {
            answers(olga, 200, """
                    {"answer": "tested", "system": "shop-fr", "at": "2026-11-28T09:00:00Z", "checks": [
                      {"what": "sends its webhooks", "well": false, "found": "orders/updated missing", "next": "subscribe the app again"},
                      {"what": "lists its orders", "well": false, "found": "CREDENTIALS_REFUSED: shop-fr refused the token", "next": "renew it"},
                      {"what": "lets us ask more", "well": true, "found": "1950 of 2000 points left", "next": ""}]}
                    """);
            olga.at("systems");
            test(olga, "shop-fr").click();

            Locator result = panel(olga, "shop-fr").locator(".test");
            assertThat(result).containsText("Envía sus webhooks");
            assertThat(result).containsText("subscribe the app again");
            assertThat(result).containsText("CREDENTIALS_REFUSED: shop-fr refused the token");
            assertThat(result).containsText("1950 of 2000 points left");
            assertThat(olga.page.locator("#said")).hasText("shop-fr: 2 cosas van mal.");
            assertThat(LooksTest.violations(olga.page, "test")).isEmpty();
            assertThat(olga.complaints()).isEmpty();
        }
    }

    @Test
    void a_test_that_could_not_be_made_is_told_with_what_to_do() {
        try (Visitor oscar = Visitor.of(chromium.browser, world).as("operator")) {
            answers(
                    oscar,
                    503,
                    "{\"code\": \"DOWN\", \"detail\": \"redrive-failures gave no answer in time\", \"next\": \"ask again\"}");
            oscar.at("systems");
            test(oscar, "shop-fr").click();

            Locator trouble = panel(oscar, "shop-fr").locator(".test .trouble");
            assertThat(trouble).containsText("redrive-failures gave no answer in time");
            assertThat(trouble).containsText("ask again");
            oscar.forgive("503");
            assertThat(oscar.complaints()).isEmpty();
        }
    }

    private static void answers(Visitor visitor, int status, String text) {
        visitor.page.route(
                "**/v1/systems/shop-fr/checks",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody(text)));
    }

    private static Locator test(Visitor visitor, String system) {
        return visitor.page.locator("[data-at='test " + system + "']");
    }

    private static Locator panel(Visitor visitor, String system) {
        return visitor.page.locator(
                ".grid .panel",
                new com.microsoft.playwright.Page.LocatorOptions()
                        .setHas(visitor.page.locator("[data-at='test " + system + "']")));
    }
}
