package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people come for, from the sign-in to the order that arrives in the ERP. The browser complains of nothing meanwhile. */
@Tag("browser")
class JourneyTest {
    private static World world;
    private static Chromium chromium;

    private Visitor visitor;

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
        visitor = Visitor.of(chromium.browser, world);
    }

    @AfterEach
    void nothing_was_complained_of() {
        assertThat(visitor.complaints()).isEmpty();
        visitor.close();
    }

    private Locator main() {
        return visitor.page.locator("main");
    }

    @Test
    void an_order_is_found_by_its_number_with_its_story_and_its_number_in_the_erp() {
        world.delivers(3001);
        visitor.as("viewer");

        visitor.page.keyboard().press("/");
        visitor.page.keyboard().type("3001");
        visitor.page.keyboard().press("Enter");

        assertThat(main().locator("h2")).containsText("Order 3001");
        assertThat(main().locator("table")).containsText("delivered");
        assertThat(main().locator(".timeline")).containsText("The new order of shop-es was delivered to erp.");
        assertThat(visitor.page).hasURL(Pattern.compile("#/find\\?q=3001$"));
    }

    @Test
    void an_order_is_found_by_an_e_mail_address_and_a_shop_that_does_not_tell_is_named() {
        world.buys(3009);
        visitor.as("viewer");

        visitor.page.keyboard().press("/");
        visitor.page.keyboard().type("Juergen@Example.test");
        visitor.page.keyboard().press("Enter");

        assertThat(main().locator("table")).containsText("Order 3009");
        assertThat(main().locator("table")).containsText("delivered");
        assertThat(main().locator(".trouble")).containsText("shop-fr did not tell");
        visitor.link("Order 3009").click();
        assertThat(main().locator(".timeline")).containsText("The new order of shop-es was delivered to erp.");

        visitor.at("find?q=nobody@example.test");
        assertThat(main()).containsText("No shop has an order or an account with this address.");
    }

    @Test
    void an_approver_lets_pass_what_a_rule_held_and_it_arrives() {
        int before = world.erp().books().orders();
        world.holdsForItsSize(3002);
        visitor.as("approver").at("person");

        visitor.link("Order 3002").click();
        visitor.button("Approve …").click();
        Locator dialog = visitor.page.locator("dialog");
        assertThat(dialog.locator(".preview")).containsText("138.25 EUR");
        visitor.button("Approve 1").click();
        assertThat(dialog.locator(".wrong")).containsText("Say why");
        dialog.locator("textarea").fill("the customer confirmed by phone");
        visitor.button("Approve 1").click();
        assertThat(dialog).containsText("1 is on its way.");
        visitor.page.keyboard().press("Escape");

        assertThat(main()).containsText("This needs nobody any more.");
        assertThat(world.erp().books().orders()).isEqualTo(before + 1);
        visitor.at("find?q=3002");
        assertThat(main().locator(".timeline")).containsText("Alba let it pass as it was.");
        assertThat(main().locator(".timeline")).containsText("the customer confirmed by phone");
    }

    @Test
    void an_operator_corrects_what_is_held_and_sends_it_again() {
        world.holdsForAnItem(3003, "TS-OLD");
        visitor.as("operator").at("person");

        visitor.link("Order 3003").click();
        assertThat(main()).containsText("TS-OLD");
        visitor.button("Correct …").click();
        Locator inputs = visitor.page.locator(".mapping input");
        assertThat(inputs.first()).hasValue("items.TS-OLD");
        inputs.nth(1).fill("TS-BLUE");
        visitor.button("See what it would do").click();
        assertThat(visitor.page.locator(".preview")).containsText("creates order shop-es:3003");
        visitor.page.locator("dialog textarea").fill("renamed in the shop");
        visitor.button("Send corrected").click();
        assertThat(visitor.page.locator("dialog")).containsText("1 is on its way.");
        visitor.page.keyboard().press("Escape");

        assertThat(main()).containsText("This needs nobody any more.");
        visitor.at("find?q=3003");
        assertThat(main().locator(".timeline")).containsText("Oscar corrected it and sent it again.");
    }

    @Test
    void an_operator_edits_the_message_of_what_failed_without_losing_a_digit() {
        world.fails(3004);
        visitor.as("operator").at("person");

        visitor.link("Order 3004").click();
        visitor.button("Correct …").click();
        visitor.page.locator("dialog summary").click();
        Locator body = visitor.page.locator("textarea.json");
        String text = body.inputValue();
        assertThat(text).contains("\"id\": 3004");
        body.fill(text.substring(1));
        visitor.button("See what it would do").click();
        assertThat(visitor.page.locator("dialog .wrong")).containsText("no JSON any more");
        body.fill(text.replaceFirst("\"customer_note\": \"[^\"]*\"", "\"customer_note\": \"ring twice\""));
        visitor.button("See what it would do").click();
        assertThat(visitor.page.locator(".preview")).containsText("creates order shop-es:3004");
        visitor.page.locator("dialog textarea").fill("the note was asked for");
        visitor.button("Send corrected").click();
        visitor.page.locator("dialog .choices button").click();

        assertThat(main()).containsText("This needs nobody any more.");
    }

    @Test
    void an_operator_redrives_an_incident_once_its_cause_is_gone() {
        world.fails(3005);
        world.fails(3006);
        visitor.as("operator").at("redrive");

        Locator cause = visitor.page
                .locator("select option")
                .filter(new Locator.FilterOptions().setHasText("The target refuses it"));
        visitor.page.locator("form.panel select").selectOption(cause.first().getAttribute("value"));
        visitor.button("Preview …").click();
        assertThat(visitor.page.locator("dialog .preview details")).hasCount(2);
        visitor.page.locator("dialog textarea").fill("the customer is not blocked any more");
        visitor.button("Send 2 again").click();
        assertThat(visitor.page.locator("dialog")).containsText("2 are on their way.");
        visitor.page.keyboard().press("Escape");

        visitor.at("incidents?state=RESOLVED");
        assertThat(main()).containsText("The target refuses it");
    }

    @Test
    void several_are_chosen_by_keys_and_taken_off_the_list_with_a_reason() {
        world.holdsForAnItem(3007, "TS-GONE");
        world.holdsForAnItem(3008, "TS-GONE");
        visitor.as("operator").at("person?text=TS-GONE");
        assertThat(main().locator("tbody tr")).hasCount(2);

        for (String key : new String[] {"j", "x", "j", "x", "k"}) {
            visitor.page.keyboard().press(key);
        }
        assertThat(visitor.page.locator(".bar")).containsText("2 chosen");
        visitor.page.keyboard().press("d");
        visitor.page.locator("dialog textarea").fill("entered by hand");
        visitor.button("Dismiss 2").click();
        assertThat(visitor.page.locator("dialog")).containsText("2 taken off the list.");
        visitor.page.locator("dialog .choices button").click();

        assertThat(main().locator("table.list")).hasCount(0);
        visitor.page.keyboard().press("?");
        assertThat(visitor.page.locator("dialog")).containsText("Keyboard");
        visitor.page.keyboard().press("Escape");
        assertThat(visitor.page.locator("dialog")).hasCount(0);
    }

    @Test
    void who_may_only_look_is_offered_nothing_else_and_told_why() {
        world.holdsForItsSize(3009);
        visitor.as("viewer").at("person");

        assertThat(main().locator("input[type=checkbox]")).hasCount(0);
        visitor.link("Order 3009").click();
        assertThat(main()).containsText("need the role operator");
        assertThat(main().locator("button")).hasCount(0);
        visitor.at("redrive");
        assertThat(main()).containsText("Sending again needs the role operator.");
        assertThat(main().locator("button")).hasCount(0);
    }

    @Test
    void an_operator_is_not_offered_to_approve_and_a_refusal_of_the_api_is_explained() {
        world.holdsForItsSize(3010);
        visitor.as("operator").at("person");

        visitor.link("Order 3010").click();
        assertThat(main()).containsText("needs the role approver");
        assertThat(visitor.button("Approve …")).hasCount(0);
        Object told = visitor.page.evaluate("""
                async () => {
                  const { post } = await import(document.querySelector('script').src.replace('app.js', 'api.js'));
                  const { trouble } = await import(document.querySelector('script').src.replace('app.js', 'parts.js'));
                  try {
                    await post('approvals', { selection: { of: 'all' }, why: 'because' });
                    return 'done';
                  } catch (problem) {
                    return trouble(problem).textContent;
                  }
                }""");
        assertThat(String.valueOf(told)).contains("Your role does not allow this.", "this needs approver");
        visitor.forgive("403");
    }

    @Test
    void what_changes_elsewhere_shows_without_a_reload() {
        visitor.as("viewer").at("person?text=3011");
        visitor.page.locator("main .empty, main table.list").first().waitFor();

        world.holdsForAnItem(3011, "TS-LIVE");

        assertThat(main()).containsText("Order 3011");
    }

    @Test
    void every_state_has_an_address_and_back_leads_back() {
        world.holdsForAnItem(3012, "TS-DEEP");
        visitor.as("viewer").at("person?text=TS-DEEP&state=HELD");

        assertThat(main().locator("tbody tr")).hasCount(1);
        assertThat(main().locator("input[type=search]")).hasValue("TS-DEEP");
        visitor.link("Order 3012").click();
        assertThat(main().locator("h1")).containsText("Order 3012");
        visitor.page.goBack();
        assertThat(main().locator("tbody tr")).hasCount(1);
    }

    @Test
    void the_same_in_spanish_with_the_readers_dates() {
        world.holdsForItsSize(3013);
        visitor.close();
        visitor = new Visitor(chromium.browser, world.console(), Visitor.Look.DARK, "es-ES");
        visitor.as("approver").at("person");

        assertThat(main().locator("h1")).containsText("Espera a una persona");
        visitor.link("Pedido 3013").click();
        assertThat(visitor.button("Aprobar …")).isVisible();
        assertThat(main()).containsText("Una regla lo retiene");
        assertThat(main().locator(".facts time").first()).containsText("2026");
        assertThat(visitor.page.locator("html")).hasAttribute("lang", "es");
        visitor.page.locator(".menu summary").click();
        visitor.page.locator(".sheet select").first().selectOption("en");
        assertThat(main()).containsText("A rule holds it");
    }
}
