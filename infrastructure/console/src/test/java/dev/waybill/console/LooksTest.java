package dev.waybill.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.waybill.console.Visitor.Look;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.HistoryFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in light, dark and on a phone: axe-core finds nothing by WCAG 2.2 AA, the browser complains of nothing; with a picture. */
@Tag("browser")
class LooksTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** Name of the picture to the place, with what is only there when the page is drawn. */
    private static final Map<String, String[]> PAGES = Map.ofEntries(
            entry("today", new String[] {"today", ".counts table"}),
            entry("find", new String[] {"find?q=2003", ".timeline"}),
            entry("find-buyer", new String[] {"find?q=juergen@example.test", "#found table .chip"}),
            entry("person", new String[] {"person", "table.list"}),
            entry("incidents", new String[] {"incidents", "table.list"}),
            entry("balance", new String[] {"balance", "table"}),
            entry("incident", new String[] {"incident/HOLD_CONDITION%23erp%23decide", ".reasons"}),
            entry("redrive", new String[] {"redrive", "fieldset"}),
            entry("ownership", new String[] {"ownership?why=order%23shop-es%232001&data=order", ".note dd"}),
            entry("prices", new String[] {"prices", "table.list"}),
            entry("priceset", new String[] {"priceset/00many.shop-es?limit=any", "table.list"}),
            entry("change", new String[] {"change", "#file"}),
            entry("systems", new String[] {"systems", ".grid"}));

    private static final Set<String> DRAWN = new TreeSet<>();

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void begin(@TempDir Path folder) throws Exception {
        world = new World(folder);
        world.delivers(2001);
        world.buys(2002);
        world.holdsForItsSize(2003);
        world.holdsForAnItem(2004, "TS-GREEN");
        world.holdsForAnItem(2005, "TS-GREEN");
        world.fails(2006);
        world.prices().proposed(120);
        world.past()
                .waiting(
                        HistoryFixture.order("shop-fr", "5501"),
                        "5501",
                        Failure.of(
                                FailureCode.DOWN,
                                new SystemId("erp"),
                                "createOrder",
                                "the ERP answered 503",
                                "nothing: it is tried again by itself"));
        chromium = new Chromium();
    }

    @AfterAll
    static void end() throws IOException {
        chromium.close();
        world.close();
        for (String page : DRAWN) {
            new Sheet(page, PICTURES).write();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_page_is_clean(Look look) {
        List<String> found = new ArrayList<>();
        try (Visitor visitor = new Visitor(chromium.browser, world.console(), look, "en-GB")) {
            Balances.tell(visitor);
            visitor.as("approver");
            PAGES.forEach((name, place) -> {
                visitor.at(place[0]).page.locator(place[1]).first().waitFor();
                found.addAll(looked(visitor, name, look));
            });
            visitor.at("person").page.locator("table.list a").first().click();
            visitor.page.locator(".reasons").waitFor();
            found.addAll(looked(visitor, "item", look));
            visitor.page.keyboard().press("r");
            visitor.page.locator("dialog textarea").waitFor();
            found.addAll(looked(visitor, "preview", look));
            visitor.page.keyboard().press("Escape");
            visitor.at("priceset/00many.shop-es").page.locator("table.list").waitFor();
            visitor.page.keyboard().press("a");
            visitor.page.locator("dialog textarea").waitFor();
            found.addAll(looked(visitor, "price-preview", look));
            found.addAll(visitor.complaints());
        }
        assertThat(found).isEmpty();
    }

    private static List<String> looked(Visitor visitor, String name, Look look) {
        DRAWN.add(name);
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + look.word() + ".png"))
                .setFullPage(true));
        return violations(visitor.page, name);
    }

    /** What axe-core finds on a page as it is drawn now. */
    static List<String> violations(Page page, String name) {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node ->
                                        name + ": " + rule.getId() + " at " + node.getTarget() + " " + node.getHtml()))
                        .toList();
    }
}
