package dev.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, with what, and where a token goes. */
@Tag("browser")
class SignInTest {
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
    void close() {
        visitor.close();
    }

    @Test
    void one_comes_back_to_where_one_wanted_to_go_with_nothing_of_it_in_the_address() {
        visitor.page.navigate(world.console() + "#/systems");
        visitor.button("Sign in").click();
        assertThat(visitor.page).hasURL(Pattern.compile("code_challenge_method=S256"));
        visitor.page.locator("button[value=viewer]").click();

        assertThat(visitor.page.locator("main h1")).hasText("Systems");
        assertThat(visitor.page.url()).isEqualTo(world.console() + "#/systems");
    }

    @Test
    void a_token_stays_in_this_tab_and_goes_to_our_own_api_alone() {
        List<Request> asked = new CopyOnWriteArrayList<>();
        visitor.page.onRequest(asked::add);
        visitor.as("viewer").at("systems");
        visitor.page.locator(".grid").waitFor();

        assertThat(asked.stream().filter(one -> one.headers().containsKey("authorization")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.url()).startsWith(world.console() + "v1/"));
        assertThat(asked.stream().map(Request::url))
                .noneMatch(url -> url.contains("access_token") || url.contains("eyJ"));
        assertThat(String.valueOf(visitor.page.evaluate("JSON.stringify(localStorage)")))
                .doesNotContain("eyJ");
        assertThat(visitor.page.context().cookies()).isEmpty();
        Page other = visitor.page.context().newPage();
        other.navigate(world.console().toString());
        assertThat(other.locator("main")).containsText("Sign in");
    }

    @Test
    void an_answer_that_nobody_here_asked_for_lets_nobody_in() {
        visitor.page.navigate(world.console() + "?code=stolen&state=guessed#/today");

        assertThat(visitor.page.locator("main")).containsText("The sign-in did not work.");
        assertThat(visitor.page.url()).doesNotContain("code=");
        assertThat(visitor.page.evaluate("sessionStorage.getItem('waybill.tokens')"))
                .isNull();
    }

    @Test
    void a_code_is_worth_nothing_without_what_it_was_asked_for_with() {
        visitor.page.navigate(world.console().toString());
        visitor.button("Sign in").click();
        visitor.page.locator("button[value=approver]").waitFor();
        String state = visitor.page.url().replaceAll(".*[?&]state=([^&]*).*", "$1");
        visitor.page.navigate(world.console() + "?code=another&state=" + state);

        assertThat(visitor.page.locator("main")).containsText("The sign-in did not work.");
    }

    @Test
    void a_place_of_another_site_is_never_where_one_comes_back_to() {
        visitor.page.navigate(world.console() + "#//elsewhere.example/");
        visitor.button("Sign in").click();
        visitor.page.locator("button[value=viewer]").click();
        visitor.page.locator("nav.main").waitFor();

        assertThat(visitor.page.url()).startsWith(world.console().toString());
        assertThat(visitor.page.evaluate("""
                async () => {
                  const { h } = await import(document.querySelector('script').src.replace('app.js', 'dom.js'));
                  try {
                    h('a', { href: 'https://elsewhere.example' });
                    return 'made';
                  } catch {
                    return 'refused';
                  }
                }""")).isEqualTo("refused");
    }

    @Test
    void who_signs_out_is_out() {
        visitor.as("viewer");
        visitor.page.locator(".menu summary").click();
        visitor.button("Sign out").click();

        assertThat(visitor.page.locator("main")).containsText("Sign in");
        assertThat(visitor.page.evaluate("sessionStorage.getItem('waybill.tokens')"))
                .isNull();
    }

    @Test
    void a_session_that_ends_is_said_and_what_is_open_stays() {
        visitor.as("viewer").at("ownership");
        visitor.page.locator("main table").first().waitFor();

        visitor.page.evaluate("sessionStorage.removeItem('waybill.tokens')");

        assertThat(visitor.page.locator("#notices")).containsText("Your session has ended.");
        assertThat(visitor.page.locator("main table").first()).isVisible();
    }

    @Test
    void the_page_is_framed_by_nobody_and_runs_no_script_that_is_not_its_own() {
        Response page = visitor.page.navigate(world.console().toString());
        visitor.button("Sign in").waitFor();

        assertThat(page.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(visitor.page.evaluate("""
                () => {
                  try {
                    document.body.innerHTML = '<img src=x onerror=alert(1)>';
                    return 'written';
                  } catch (refused) {
                    return refused.name;
                  }
                }""")).isEqualTo("TypeError");
    }
}
