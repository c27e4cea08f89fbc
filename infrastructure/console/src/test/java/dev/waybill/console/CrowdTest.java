package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand that wait, and among them what somebody wrote to do harm. */
@Tag("browser")
class CrowdTest {
    private static final int MANY = 1_000;
    private static final String HOSTILE =
            "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script>${window.hurt=1}\"'><svg/onload=window.hurt=1>";

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        HistoryFixture past = world.past();
        for (int i = 0; i < MANY; i++) {
            past.held(
                    HistoryFixture.order("shop-es", "9" + i),
                    "9" + i,
                    Failure.of(
                            FailureCode.ITEM_UNKNOWN,
                            new SystemId("erp"),
                            "translateOrder",
                            "erp has no item with the number 'TS-" + i + "'",
                            "create it, then redrive"));
        }
        past.failed(
                HistoryFixture.order("shop-fr", HOSTILE),
                "javascript:alert(1)",
                new Failure(
                        FailureCode.TARGET_REFUSED,
                        new SystemId("erp"),
                        "createOrder",
                        HOSTILE,
                        HOSTILE,
                        "javascript:window.hurt=1",
                        Optional.empty()));
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        chromium.close();
        world.close();
    }

    @Test
    void a_thousand_are_turned_over_searched_and_chosen() {
        try (Visitor visitor =
                Visitor.of(chromium.browser, world).as("operator").at("person")) {
            Page page = visitor.page;
            assertThat(page.locator(".chooser")).containsText("Choose all 1,001");
            assertThat(page.locator("tbody tr")).hasCount(50);
            assertThat(page.locator(".pager")).containsText("Page 1 of 21");
            visitor.button("Next").click();
            assertThat(page.locator(".pager")).containsText("Page 2 of 21");
            assertThat(page.url()).endsWith("p=2");
            page.locator(".filters input").fill("'TS-77");
            assertThat(page.locator("tbody tr")).hasCount(11);
            page.locator(".chooser input").check();
            assertThat(page.locator(".bar")).containsText("11 chosen");
            page.locator(".filters input").fill("");
            page.locator(".chooser input").check();
            assertThat(page.locator(".bar")).containsText("At most 100 at once");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void hostile_text_is_shown_as_what_it_is() {
        try (Visitor visitor =
                Visitor.of(chromium.browser, world).as("approver").at("person?state=FAILED")) {
            Page page = visitor.page;
            assertThat(page.locator("tbody tr")).containsText("<img src=x onerror=");
            page.locator("tbody a").first().click();
            assertThat(page.locator(".reasons")).containsText("<script>window.hurt=1</script>");
            page.locator(".facts a").first().click();
            assertThat(page.locator(".timeline")).containsText("<svg/onload=window.hurt=1>");
            visitor.at("today").page.locator(".cards").first().waitFor();
            visitor.at("incidents").page.locator("table.list").waitFor();
            visitor.at("find?q=" + "%3Cimg%20src%3Dx%20onerror%3Dwindow.hurt%3D1%3E")
                    .page
                    .locator(".empty")
                    .waitFor();
            visitor.at("%3Cscript%3E/..%2f..%2f").page.locator("main h1").waitFor();

            assertThat(page.evaluate("window.hurt")).isNull();
            assertThat(page.locator("main img, main script, main svg")).hasCount(0);
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}
