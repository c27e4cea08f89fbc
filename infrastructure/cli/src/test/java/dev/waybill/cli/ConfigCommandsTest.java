package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.landscape.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code waybill config …}. */
class ConfigCommandsTest {
    private static final Path EXAMPLES =
            Path.of("..", "config").toAbsolutePath().normalize();

    private final CommandLineFixture person;

    ConfigCommandsTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void the_shipped_configuration_is_right_and_is_the_default() {
        Reply answer = person.types("config", "check");

        assertThat(answer.out()).endsWith("waybill.yaml is right: 3 systems, 11 ownership rules, 5 routes\n");
        assertThat(answer.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tryton", "warehouse"})
    void every_example_is_right(String example) {
        Reply answer = person.types(
                "config",
                "check",
                EXAMPLES.resolve("examples/" + example + ".yaml").toString());

        assertThat(answer.out()).contains("is right: 3 systems");
        assertThat(answer.code()).isZero();
    }

    @Test
    void a_waybill_yaml_in_this_folder_goes_before_the_shipped_one() {
        person.file("waybill.yaml", shipped().replace("connector: shopify", "connector: shopifi"));

        Reply answer = person.types("config", "check");

        assertThat(answer.out())
                .isEqualTo("waybill.yaml:9:25: there is no connector 'shopifi'; did you mean 'shopify'?\n");
        assertThat(answer.err()).isEqualTo("1 problem\n");
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void problems_for_machines_have_line_and_column() {
        person.file("waybill.yaml", shipped().replace("connector: shopify", "connector: shopifi"));

        assertThat(person.types("config", "check", "--json").out())
                .isEqualTo("{\"file\":\"waybill.yaml\",\"problems\":[{\"line\":9,\"column\":25,"
                        + "\"what\":\"there is no connector 'shopifi'\",\"next\":\"did you mean 'shopify'?\"}]}\n");
    }

    @Test
    void check_needs_no_store_at_all() {
        person.stores = target -> {
            throw new AssertionError("check went to " + target);
        };

        assertThat(person.types("config", "check").code()).isZero();
    }

    @Test
    void apply_puts_the_file_in_force_and_history_tells_who_and_why() {
        Reply applied = person.types("config", "apply", "--why", "go live");
        Reply history = person.types("config", "history");

        assertThat(applied.out())
                .contains("+ system shop-es (woocommerce, market ES, EUR)\n")
                .contains("version 1 is in force in AWS; running functions see it within a minute\n");
        assertThat(applied.code()).isZero();
        assertThat(history.out()).isEqualTo("version 1 of 2026-11-23 12:00 UTC by ana: go live\n");
        assertThat(person.landscapes.latest().map(Revision::source)).contains(shipped());
    }

    @Test
    void applying_the_same_again_is_refused() {
        person.types("config", "apply", "--why", "go live");

        Reply again = person.types("config", "apply", "--why", "go live", "--who", "ben");

        assertThat(again.out()).isEqualTo("nothing was applied: version 1 in AWS says the same\n");
        assertThat(again.code()).isEqualTo(1);
    }

    @Test
    void an_empty_webhook_secret_is_refused_before_anything_is_applied() {
        person.secrets.clear();

        Reply refused = person.types("config", "apply", "--why", "go live");

        assertThat(refused.out())
                .contains("system shop-es: the secret 'webhook-secret' is not set or is empty in /waybill/shop-es,"
                        + " so every webhook would be refused; set it there and in the shop\n");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(person.landscapes.latest()).isEmpty();
        assertThat(person.types("config", "apply", "--why", "go live", "--without-secrets")
                        .code())
                .isZero();
    }

    @Test
    void diff_says_what_would_change_and_changes_nothing() {
        person.types("config", "apply", "--why", "go live");
        person.file(
                "next.yaml", shipped().replace("order.status,       owner: erp,   ", "order.status, owner: shop-*,"));

        Reply diff = person.types("config", "diff", "next.yaml");

        assertThat(diff.out()).isEqualTo("~ owner of order.status: erp → shop-*\n");
        assertThat(diff.err()).isEqualTo("against version 1 of 2026-11-23 12:00 UTC by ana: go live, in AWS\n");
        assertThat(diff.code()).isZero();
        assertThat(person.landscapes.history(9)).hasSize(1);
    }

    @Test
    void without_a_reason_nothing_is_applied() {
        Reply answer = person.types("config", "apply");

        assertThat(answer.err())
                .isEqualTo("waybill: Missing required option: '--why=TEXT'; `waybill config apply --help` says more\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    private static String shipped() {
        try {
            return Files.readString(EXAMPLES.resolve("waybill.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
