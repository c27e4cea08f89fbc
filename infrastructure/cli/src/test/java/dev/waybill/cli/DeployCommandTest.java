package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {
    private final Path folder;

    DeployCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_is_missing_is_said_at_once_and_the_command_ends_with_1() {
        CommandLineFixture person = new CommandLineFixture(folder);

        CommandLineFixture.Reply reply = person.types("deploy", "--check", "--env", "moon");

        assertThat(reply.code()).isEqualTo(1);
        assertThat(reply.out())
                .contains("- samconfig.toml has no environment 'moon', only prod, test")
                .contains("- the command sam is not on the PATH")
                .contains("- no credentials of AWS are there");
        assertThat(reply.err()).contains("things are missing");
    }

    @Test
    void machines_get_the_same_as_json() {
        CommandLineFixture.Reply reply =
                new CommandLineFixture(folder).types("deploy", "--check", "--env", "moon", "--json");

        assertThat(reply.out())
                .startsWith("{\"environment\":\"moon\",\"missing\":[")
                .contains("{\"what\":\"no region is named");
    }

    @Test
    void deploying_itself_is_left_to_sam() {
        CommandLineFixture.Reply reply = new CommandLineFixture(folder).types("deploy");

        assertThat(reply.code()).isEqualTo(2);
        assertThat(reply.err()).contains("sam deploy --config-env test");
    }
}
