package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each flow did since midnight stands on the page Today, and the page stands without it. */
@Tag("browser")
class TodayTest {
    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        world.delivers(4001);
        world.delivers(4002);
        world.holdsForAnItem(4003, "TS-GREEN");
        world.fails(4004);
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        chromium.close();
        world.close();
    }

    @Test
    void what_each_flow_received_and_how_it_ended_is_counted_and_leads_to_what_is_still_open() {
        try (Visitor visitor = Visitor.of(chromium.browser, world)) {
            visitor.as("viewer").at("today");

            Locator orders = row(visitor, "Orders to the ERP");
            assertThat(orders.locator("td")).hasText(new String[] {"4", "2", "1", "1", "0"});
            assertThat(visitor.page.locator(".counts")).containsText("Since midnight on your clock");
            orders.getByRole(AriaRole.LINK).first().click();
            assertThat(visitor.page).hasURL(Pattern.compile("#/person\\?flow=orders-to-erp&state=HELD$"));
            assertThat(visitor.page.locator("main")).containsText("Order 4003");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void without_the_counts_all_the_rest_is_there_and_they_come_by_themselves_later() {
        try (Visitor visitor = Visitor.of(chromium.browser, world)) {
            visitor.page.route(
                    "**/v1/flows?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"CloudWatch did not answer in time\",\"next\":\"nothing now\"}")));
            visitor.as("viewer").at("today");

            assertThat(visitor.page.locator(".counts")).containsText("CloudWatch did not answer in time");
            assertThat(visitor.page.locator(".counts")).containsText("nothing now");
            assertThat(visitor.page.locator(".tiles")).isVisible();
            assertThat(visitor.page.locator("main")).containsText("Open now, by flow");
            assertThat(LooksTest.violations(visitor.page, "today without counts"))
                    .isEmpty();
            visitor.forgive("503");

            visitor.page.unroute("**/v1/flows?*");
            visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(row(visitor, "Orders to the ERP")).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void the_day_begins_at_the_readers_midnight_and_the_words_are_the_readers() {
        try (Visitor visitor = new Visitor(chromium.browser, world.console(), Visitor.Look.PHONE, "es-ES")) {
            List<String> asked = new CopyOnWriteArrayList<>();
            visitor.page.onRequest(request -> asked.add(request.url()));
            visitor.as("viewer").at("today");

            assertThat(visitor.page.locator(".counts h2")).hasText("Desde medianoche, por flujo");
            assertThat(visitor.page.locator(".counts thead")).containsText("Recibidos");
            assertThat(asked).anyMatch(url -> url.matches(".*/v1/flows\\?from=.*T2[23]%3A00%3A00.000Z"));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static Locator row(Visitor visitor, String flow) {
        return visitor.page
                .locator(".counts tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(flow))));
    }
}
