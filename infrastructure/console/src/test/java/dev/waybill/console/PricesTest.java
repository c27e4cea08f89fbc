package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices between the owner and the shop: what is wrong is seen, decided by two, live, and taken back, without a command line. */
@Tag("browser")
class PricesTest {
    private static World world;
    private static Chromium chromium;

    private Visitor alba;

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

    @BeforeEach
    void open() {
        alba = Visitor.of(chromium.browser, world);
    }

    @AfterEach
    void nothing_was_complained_of() {
        assertThat(alba.complaints()).isEmpty();
        alba.close();
    }

    private static Locator main(Visitor visitor) {
        return visitor.page.locator("main");
    }

    @Test
    void a_wrong_price_list_waits_two_people_let_it_pass_it_is_live_and_undo_restores_it_to_the_cent() {
        world.prices().sells(Map.of("MUG", "11.90", "CUP", "5.95"));
        world.prices().wants(Map.of("MUG", "1.00", "CUP", "5.10"));
        world.pricesEnd("HELD");

        alba.as("approver").at("today").page.locator(".tile").nth(2).click();
        assertThat(alba.page).hasURL(Pattern.compile("#/prices\\?state=PROPOSED"));
        alba.page.locator("table.list a").first().click();
        Locator mug = main(alba).locator("tbody tr").filter(new Locator.FilterOptions().setHasText("MUG"));
        assertThat(mug).containsText("€11.90");
        assertThat(mug).containsText("€1.19");
        assertThat(mug).containsText("-90.0%");
        assertThat(mug).containsText("the change is larger than the route lets pass");
        String place = alba.page.url().replaceAll(".*#/", "");

        alba.page.keyboard().press("a");
        Locator dialog = alba.page.locator("dialog");
        assertThat(dialog).containsText("Approve 2 prices for shop-es");
        assertThat(dialog).containsText("Nothing is written to shop-es yet.");
        assertThat(dialog).containsText("1 waits for a second, different person.");
        dialog.locator("textarea").fill("agreed with sales");
        alba.button("Approve 2").click();
        assertThat(dialog).containsText("Kept. The set still waits.");
        alba.page.keyboard().press("Escape");
        assertThat(main(alba)).containsText("You have let 1 pass; a second, different person has to");
        assertThat(mug).containsText("alba");
        assertThat(alba.button("Approve …")).hasCount(0);
        assertThat(world.prices().shown("MUG")).contains("11.90");

        Visitor bruno =
                Visitor.of(chromium.browser, world).as("second-approver").at(place);
        bruno.button("Approve …").click();
        assertThat(bruno.page.locator("dialog")).containsText("2 prices are written to shop-es.");
        bruno.page.locator("dialog textarea").fill("the campaign");
        bruno.button("Approve 1").click();
        assertThat(bruno.page.locator("dialog")).containsText("Approved. It goes live by itself.");
        bruno.page.keyboard().press("Escape");
        world.pricesEnd("DELIVERED");
        assertThat(main(bruno).locator("h1")).containsText("live");
        assertThat(world.prices().shown("MUG")).contains("1.19");
        assertThat(world.prices().shown("CUP")).contains("6.07");
        assertThat(bruno.complaints()).isEmpty();
        bruno.close();

        alba.button("Undo …").click();
        assertThat(dialog).containsText("2 prices in shop-es go back to what was shown before.");
        assertThat(dialog.locator("tbody tr").last()).containsText("€11.90");
        dialog.locator("textarea").fill("a zero was missing");
        alba.button("Undo 2").click();
        assertThat(dialog).containsText("The prices of before are being written.");
        alba.page.keyboard().press("Escape");
        world.pricesEnd("DELIVERED");
        assertThat(main(alba).locator("h1")).containsText("undone");
        assertThat(world.prices().shown("MUG")).contains("11.90");
        assertThat(world.prices().shown("CUP")).contains("5.95");
        assertThat(main(alba).locator(".names")).containsText("a zero was missing");
    }

    @Test
    void some_are_chosen_and_rejected_and_the_rest_goes_live_at_a_time_to_come() {
        world.prices().sells(Map.of("BOWL", "11.90", "DISH", "11.90"));
        world.prices().wants(Map.of("BOWL", "1.00", "DISH", "10.50"));
        world.pricesEnd("HELD");
        alba.as("approver").at("person?text=BOWL");
        alba.page.locator("table.list a").first().click();

        main(alba).locator(".filters select").first().selectOption("any");
        assertThat(main(alba).locator("tbody tr")).hasCount(1);
        assertThat(alba.page).hasURL(Pattern.compile("limit=any"));
        alba.page.keyboard().press("j");
        alba.page.keyboard().press("x");
        assertThat(alba.page.locator(".bar")).containsText("1 chosen");
        alba.page.keyboard().press("n");
        alba.page.locator("dialog textarea").fill("ten times too low");
        alba.button("Reject 1").click();
        assertThat(alba.page.locator("dialog")).containsText("Kept. The set still waits.");
        alba.page.keyboard().press("Escape");
        main(alba).locator(".filters select").first().selectOption("");

        alba.button("Approve …").click();
        alba.page.locator("#from").fill("2001-01-01T00:00");
        alba.page.locator("dialog textarea").fill("new season");
        alba.button("Approve 1").click();
        assertThat(alba.page.locator("dialog .wrong").first()).containsText("That time is over.");
        alba.page.locator("#from").fill("2099-01-01T00:00");
        alba.button("Approve 1").click();
        assertThat(alba.page.locator("dialog")).containsText("Approved. It goes live by itself.");
        alba.page.keyboard().press("Escape");
        assertThat(main(alba).locator(".facts")).containsText("live in");
        assertThat(world.prices().shown("DISH")).contains("11.90");

        alba.button("Undo …").click();
        assertThat(alba.page.locator("dialog")).containsText("what is approved does not go live");
        alba.page.keyboard().press("Escape");
    }

    @Test
    void orders_and_prices_are_one_list_with_what_must_be_decided_soonest_first() {
        world.prices().sells(Map.of("LAMP", "11.90"));
        world.prices().wants(Map.of("LAMP", "3.00"));
        world.pricesEnd("HELD");
        world.holdsForItsSize(3999);
        alba.as("approver").at("person?state=HELD&sort=deadline");

        Locator rows = main(alba).locator("tbody tr");
        assertThat(rows.first()).containsText("then rejected");
        assertThat(rows.last()).containsText("Order 3999");
        assertThat(rows.last()).containsText("in 4 days");
        assertThat(rows.last()).containsText("then overdue");
        rows.last().locator("a").first().click();
        assertThat(main(alba).locator(".facts")).containsText("then overdue");
        alba.page.goBack();
        main(alba).locator(".filters select").last().selectOption("");
        assertThat(rows.first()).containsText("Order 3999");
        rows.filter(new Locator.FilterOptions().setHasText("LAMP"))
                .locator("a")
                .first()
                .click();
        assertThat(alba.page).hasURL(Pattern.compile("#/priceset/"));
    }

    @Test
    void who_may_not_decide_sees_it_all_and_is_told_why_in_their_language() {
        world.prices().sells(Map.of("VASE", "11.90"));
        world.prices().wants(Map.of("VASE", "0.00"));
        world.pricesEnd("HELD");
        alba.close();
        alba = new Visitor(chromium.browser, world.console(), Visitor.Look.PHONE, "es-ES");
        alba.as("operator").at("prices");

        assertThat(main(alba).locator("h1")).containsText("Precios");
        main(alba).locator("table.list a").first().click();
        assertThat(main(alba)).containsText("el precio nuevo es cero");
        assertThat(main(alba)).containsText("hace falta el papel approver");
        assertThat(main(alba).locator("button")).hasCount(0);
    }

    @Test
    void ten_thousand_prices_are_turned_over_filtered_and_decided_in_one() {
        String place = "priceset/" + world.prices().proposed(10_000);
        alba.as("approver").at(place);

        assertThat(main(alba).locator(".chooser")).containsText("Choose all 10,000");
        assertThat(main(alba).locator("tbody tr")).hasCount(50);
        assertThat(main(alba).locator(".pager")).containsText("Page 1 of 200");
        alba.button("Next").click();
        assertThat(alba.page.url()).endsWith("p=2");
        main(alba).locator(".filters input").fill("SKU-0777");
        assertThat(main(alba).locator("tbody tr")).hasCount(10);
        main(alba).locator(".filters input").fill("");
        alba.button("Approve …").click();
        assertThat(alba.page.locator("dialog")).containsText("Approve 10,000 prices for shop-es");
        assertThat(alba.page.locator("dialog tbody tr")).hasCount(20);
        alba.page.locator("dialog textarea").fill("the new list");
        alba.button("Approve 10,000").click();
        assertThat(alba.page.locator("dialog")).containsText("Kept. The set still waits.");
        alba.page.locator("dialog .choices button").click();
        assertThat(main(alba)).containsText("You have let 10,000 pass");
        alba.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/prices-many.png")));
    }
}
