package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.cli.target.Target;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a command works, and what is said when it cannot. */
class ConnectionTest {
    private static final String INSTANCE = """
            { "LEDGER_TABLE": "local-ledger", "AWS_ENDPOINT_URL_DYNAMODB": "http://localhost:8000" }
            """;

    private final CommandLineFixture person;
    private final List<Target> targets = new ArrayList<>();

    ConnectionTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        var opened = person.stores;
        person.stores = target -> {
            targets.add(target);
            return opened.apply(target);
        };
    }

    @Test
    void without_options_a_running_local_instance_is_used() throws IOException {
        Files.createDirectory(person.folder.resolve(".waybill"));
        Path file = person.file(".waybill/local.json", INSTANCE);

        person.types("failures");

        assertThat(targets.getFirst().words()).isEqualTo("the local instance of " + file);
        assertThat(targets.getFirst().variables()).containsEntry("LEDGER_TABLE", "local-ledger");
    }

    @Test
    void a_profile_means_aws_even_while_a_local_instance_runs() throws IOException {
        Files.createDirectory(person.folder.resolve(".waybill"));
        person.file(".waybill/local.json", INSTANCE);
        person.environment.put("AWS_ACCESS_KEY_ID", "of somebody else");

        person.types("failures", "--profile", "live", "--region", "eu-west-1");

        assertThat(targets.getFirst().words()).isEqualTo("AWS, profile live, region eu-west-1");
        assertThat(targets.getFirst().variables())
                .containsOnly(Map.entry("AWS_PROFILE", "live"), Map.entry("AWS_REGION", "eu-west-1"));
    }

    @Test
    void the_file_of_a_local_instance_can_be_named_or_found_in_its_data() {
        Path file = person.file("waybill-local.json", INSTANCE);

        person.types("failures", "--data", person.folder.toString());
        person.types("failures", "--local", file.toString());

        assertThat(targets).hasSize(2).allSatisfy(target -> assertThat(target.variables())
                .containsEntry("LEDGER_TABLE", "local-ledger"));
    }

    @Test
    void an_emulator_gets_a_region_and_keys_if_nobody_gave_any() {
        person.types("failures", "--aws-endpoint", "http://localhost:4566", "--ledger-table", "t");

        assertThat(targets.getFirst().variables())
                .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4566")
                .containsEntry("AWS_REGION", "us-east-1")
                .containsEntry("LEDGER_TABLE", "t")
                .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void names_are_read_from_what_describe_stacks_printed() {
        Path outputs = person.file("stack.json", """
                {"Stacks": [{"StackName": "waybill", "Outputs": [
                  {"OutputKey": "LedgerTableName", "OutputValue": "waybill-LedgerTable-1X"},
                  {"OutputKey": "WebhookUrl", "OutputValue": "https://example"}]}]}
                """);

        person.types("failures", "--outputs", outputs.toString());

        assertThat(targets.getFirst().variables()).isEqualTo(Map.of("LEDGER_TABLE", "waybill-LedgerTable-1X"));
    }

    @Test
    void a_file_without_names_or_without_sense_is_wrong_usage() {
        Path none = person.file("none.json", "{}");
        Path broken = person.file("broken.json", "{");

        assertThat(person.types("failures", "--outputs", none.toString()).err())
                .contains("none.json has none of the outputs of Waybill's stack, such as LedgerTableName");
        Reply answer = person.types("failures", "--outputs", broken.toString());
        assertThat(answer.err()).contains("broken.json is not JSON (line 1)");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(person.types("failures", "--local", "nowhere.json").code()).isEqualTo(2);
    }

    @Test
    void a_name_that_is_not_known_is_asked_for() {
        person.stores = target -> new AwsStores(target.variables(), SettableClock.atNoon());

        Reply answer = person.types("failures", "--aws-endpoint", "http://localhost:4566");

        assertThat(answer.err())
                .isEqualTo(
                        "waybill: the ledger's table is not known: give --ledger-table, set LEDGER_TABLE, or give"
                                + " --outputs FILE with the outputs of the stack; or start `waybill dev` for a local instance\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_reached_ends_with_3() {
        person.stores = target -> {
            throw new FailureException(
                    Failure.of(FailureCode.DOWN, new SystemId("ledger"), "open", "AWS did not do 'open'", "nothing")
                            .saying("connection refused"));
        };

        Reply answer = person.types("failures");

        assertThat(answer.err())
                .isEqualTo("waybill: AWS did not do 'open': connection refused; is it running, is the address right,"
                        + " are you logged in?\n");
        assertThat(answer.code()).isEqualTo(3);
    }

    @Test
    void who_gave_no_credentials_is_told_to_log_in() {
        person.stores = target -> {
            throw new FailureException(
                    Failure.of(FailureCode.DOWN, new SystemId("ledger"), "open", "AWS did not do 'open'", "nothing")
                            .saying("Unable to load credentials from any of the providers in the chain"));
        };

        assertThat(person.types("failures").err())
                .isEqualTo(
                        "waybill: AWS needs to know who you are: log in (such as `aws sso login`), or give --profile,"
                                + " or start `waybill dev` for a local instance\n");
    }

    @Test
    void every_command_has_help_with_an_example() {
        for (String command : List.of(
                "demo",
                "dev",
                "trace",
                "incidents",
                "incident",
                "failures",
                "redrive",
                "approve",
                "dismiss",
                "message",
                "poll",
                "replay",
                "circuits",
                "cursors",
                "balance",
                "drift",
                "alarms",
                "doctor",
                "deploy",
                "config",
                "config check",
                "config diff",
                "config apply",
                "config history",
                "completion")) {
            Reply help = person.types((command + " --help").split(" ", -1));

            assertThat(help.code()).as(command).isZero();
            assertThat(help.out())
                    .as(command)
                    .contains("Usage: waybill " + command)
                    .contains("Examples:");
        }
    }

    @Test
    void a_mistyped_command_is_wrong_usage() {
        Reply answer = person.types("failurs");

        assertThat(answer.err()).contains("failurs").contains("`waybill --help` says more");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(person.types().code()).isEqualTo(2);
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertThat(person.types("completion").out())
                .contains("complete -F _complete_waybill")
                .contains("redrive", "poll", "replay", "--token-file", "--preview");
    }
}
