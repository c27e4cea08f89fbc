package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several incidents settled at once. */
@Tag("browser")
class BulkTest {
    private World world;
    private Chromium chromium;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        world.holdsForItsSize(3001);
        world.holdsForAnItem(3002, "TS-GREEN");
        world.holdsForAnItem(3003, "TS-GREEN");
        chromium = new Chromium();
    }

    @AfterEach
    void end() {
        chromium.close();
        world.close();
    }

    @Test
    void an_operator_chooses_several_with_the_keyboard_looks_what_sending_would_do_and_takes_them_off_the_list() {
        try (Visitor oscar = Visitor.of(chromium.browser, world).as("operator").at("incidents")) {
            oscar.page.locator("table.list").waitFor();
            for (String key : new String[] {"j", "x", "j", "x"}) {
                oscar.page.keyboard().press(key);
            }
            assertThat(oscar.page.locator(".bar")).containsText("2 chosen");
            assertThat(LooksTest.violations(oscar.page, "bulk")).isEmpty();

            oscar.page.keyboard().press("r");
            oscar.page.locator("dialog textarea").waitFor();
            assertThat(oscar.page.locator("dialog details")).hasCount(3);
            assertThat(oscar.page.locator("dialog")).containsText("3 would write nothing.");
            oscar.page.keyboard().press("Escape");
            assertThat(oscar.page.locator("dialog")).hasCount(0);

            oscar.page.keyboard().press("d");
            Locator dialog = oscar.page.locator("dialog");
            assertThat(dialog.locator(".names li")).hasCount(2);
            dialog.locator("textarea").fill("settled by phone");
            dialog.locator(".choices button").first().click();
            assertThat(dialog).containsText("3 taken off the list.");
            oscar.page.keyboard().press("Escape");
            assertThat(oscar.page.locator("main")).containsText("There is no such incident.");
            assertThat(oscar.page.locator(".bar.on")).hasCount(0);
            assertThat(oscar.complaints()).isEmpty();
        }
    }

    @Test
    void several_are_sent_again_with_one_reason_and_a_viewer_may_choose_none() {
        try (Visitor oscar = Visitor.of(chromium.browser, world).as("operator").at("incidents")) {
            oscar.page.locator("input[data-at=all]").check();
            oscar.page.locator(".bar button.main").click();
            Locator dialog = oscar.page.locator("dialog");
            dialog.locator("textarea").fill("the items are there now");
            dialog.locator(".choices button").first().click();

            assertThat(dialog.locator(".names li")).hasCount(3);
            assertThat(oscar.complaints()).isEmpty();
        }
        try (Visitor vera = Visitor.of(chromium.browser, world).as("viewer").at("incidents")) {
            vera.page.locator("table.list").waitFor();

            assertThat(vera.page.locator("main input[type=checkbox]")).hasCount(0);
            assertThat(vera.complaints()).isEmpty();
        }
    }
}
