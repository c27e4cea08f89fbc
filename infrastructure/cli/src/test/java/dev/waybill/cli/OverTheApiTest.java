package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.cli.books.ApiBooks;
import dev.waybill.cli.books.ApiCalls;
import dev.waybill.cli.target.Api;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the operator API is asked, and what is said when it does not answer as wished; the API is answered by hand. */
class OverTheApiTest {
    private static final String TOKEN = "secret-token-of-ana";
    private static final String DISMISSED = "{\"answer\":\"dismissed\",\"count\":1}";
    private static final Command POLL = new Command.Poll(
            new SystemId("shop-es"), Optional.empty(), Optional.empty(), new By("ana", "is one missing?"));

    private final CommandLineFixture person;
    private final List<Call> calls = new ArrayList<>();
    private final Deque<dev.waybill.demo.web.Reply> answers = new ArrayDeque<>();
    private final LoopbackServer server = LoopbackServer.start(0, 1_000_000, call -> {
        calls.add(call);
        return answers.remove();
    });

    OverTheApiTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.stores = target -> {
            throw new AssertionError("the tables were to be left alone");
        };
    }

    @BeforeEach
    void a_token() {
        person.environment.put("WAYBILL_TOKEN", TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_address_is_taken_as_the_stack_prints_it_and_the_token_goes_with_every_request() {
        answers.add(items("[]", "null"));
        answers.add(items("[]", "null"));

        Reply reply = person.types("failures", "--api", server.address() + "/v1");
        person.environment.put("WAYBILL_API", server.address().toString());
        person.types("failures");

        assertThat(reply.out()).isEqualTo("nothing waits for a person\n");
        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.path()).containsExactly("v1", "failures");
            assertThat(call.header("authorization")).contains("Bearer " + TOKEN);
        });
    }

    @Test
    void the_address_is_found_in_the_outputs_of_the_stack() {
        Path outputs = person.file(
                "stack.json", "{\"OutputKey\": \"OperatorApiUrl\", \"OutputValue\": \"" + server.address() + "/v1\"}");
        answers.add(items("[]", "null"));

        assertThat(person.types("circuits", "--outputs", outputs.toString(), "--api")
                        .code())
                .isZero();
        assertThat(calls).hasSize(1);
    }

    @Test
    void every_page_is_read() {
        answers.add(items("[{\"state\":\"OPEN\",\"incident\":\"POISON#erp#x\"}]", "\"next\""));
        answers.add(items("[{\"state\":\"OPEN\",\"incident\":\"DOWN#erp#x\"}]", "null"));

        Reply reply =
                person.types("incidents", "--json", "--api", server.address().toString());

        assertThat(reply.out()).contains("POISON#erp#x", "DOWN#erp#x");
        assertThat(calls.getLast().query("cursor")).containsExactly("next");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"message":"Unauthorized"} | 1 | the operator API does not believe the token; sign in again
            403 | {"code":"ROLE_MISSING","detail":"bea has the role viewer; this needs operator","next":"ask to be added"} | 1 | bea has the role viewer; this needs operator; ask to be added
            400 | {"code":"REQUEST_WRONG","detail":"limit is 'x'","next":"give a number"} | 2 | limit is 'x'; give a number
            404 | {"message":"Not Found"} | 1 | the operator API knows no /v1/circuits; check the address
            500 | {"code":"DEFECT","detail":"Waybill itself failed","next":"tell the developers"} | 1 | Waybill itself failed; tell the developers
            503 | {"code":"DOWN","detail":"the ledger is down","next":"wait"} | 3 | the ledger is down; is it running
            502 | <html>bad gateway</html> | 1 | the operator API answered 502; ask again in a minute
            """)
    void what_it_says_instead_becomes_our_sentence_and_exit_code(int status, String body, int code, String said) {
        answers.add(dev.waybill.demo.web.Reply.json(status, body));

        Reply reply = person.types("circuits", "--api", server.address().toString());

        assertThat(reply.err()).startsWith("waybill: " + said);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.out() + reply.err()).doesNotContain(TOKEN);
    }

    @Test
    void where_it_has_too_much_to_do_it_is_asked_again_after_as_long_as_it_says_or_a_little_longer_each_time() {
        answers.add(tooMany().withHeader("Retry-After", "7"));
        answers.add(tooMany());
        answers.add(tooMany());
        answers.add(items("[]", "null"));

        Reply reply = person.types("failures", "--api", server.address().toString());

        assertThat(reply).isEqualTo(new Reply(0, "nothing waits for a person\n", ""));
        assertThat(person.waited).containsExactly(seconds(7), seconds(2), seconds(4));
    }

    @Test
    void it_is_not_waited_for_ever_and_not_for_what_is_too_long() {
        for (int i = 0; i < 5; i++) {
            answers.add(tooMany());
        }
        String api = server.address().toString();
        Reply busy = person.types("failures", "--api", api);
        answers.add(tooMany().withHeader("Retry-After", "600"));
        Reply closed = person.types("failures", "--api", api);

        assertThat(busy)
                .isEqualTo(new Reply(1, "", "waybill: the operator API has too much to do; ask again in a minute\n"));
        assertThat(person.waited).containsExactly(seconds(1), seconds(2), seconds(4), seconds(8));
        assertThat(closed.err()).isEqualTo("waybill: the operator API has too much to do; ask again in 11 minutes\n");
        assertThat(calls).hasSize(6);
    }

    @Test
    void a_command_that_waited_goes_with_the_same_key() {
        answers.add(tooMany());
        answers.add(dev.waybill.demo.web.Reply.json(200, DISMISSED));

        assertThat(person.types(
                                "dismiss",
                                "op-1",
                                "--because",
                                "x",
                                "--api",
                                server.address().toString())
                        .code())
                .isZero();

        assertThat(calls)
                .hasSize(2)
                .extracting(call -> call.header("idempotency-key").orElseThrow())
                .containsOnly(calls.getFirst().header("idempotency-key").orElseThrow());
    }

    @Test
    void nobody_there_ends_with_3() {
        server.close();

        Reply reply = person.types("circuits", "--api", server.address().toString());

        assertThat(reply.err()).contains("operator-api cannot be reached");
        assertThat(reply.code()).isEqualTo(3);
    }

    @Test
    void a_command_goes_with_a_key_of_its_own_and_without_who_as_the_token_says_that() {
        answers.add(dev.waybill.demo.web.Reply.json(200, DISMISSED));
        answers.add(dev.waybill.demo.web.Reply.json(
                409, "{\"code\":\"REFUSED\",\"detail\":\"nothing is open\",\"next\":\"nothing to do\"}"));

        String api = server.address().toString();
        Reply done = person.types("dismiss", "op-1", "--because", "by hand", "--api", api);
        Reply refused = person.types("dismiss", "op-1", "--because", "by hand", "--api", api);

        assertThat(done.out()).startsWith("1 operation is off the list");
        assertThat(refused.err()).isEqualTo("waybill: nothing is open; nothing to do\n");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.text()).isEqualTo("{\"operation\":\"op-1\",\"why\":\"by hand\"}"))
                .extracting(call -> call.header("idempotency-key").orElseThrow())
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).hasSizeGreaterThan(8));
    }

    @Test
    void asked_again_after_a_lost_answer_it_goes_with_the_same_key() {
        answers.add(dev.waybill.demo.web.Reply.json(503, "{\"code\":\"UNREACHABLE\",\"detail\":\"no answer\"}"));
        answers.add(dev.waybill.demo.web.Reply.json(409, "{\"code\":\"COMMAND_AT_WORK\"}"));
        answers.add(dev.waybill.demo.web.Reply.json(200, DISMISSED));

        Answer answer = books().ask(POLL);

        assertThat(answer).isEqualTo(new Answer.Dismissed(1));
        assertThat(calls)
                .hasSize(3)
                .extracting(call -> call.header("idempotency-key").orElseThrow())
                .containsOnly("key-1");
    }

    @Test
    void it_is_not_asked_for_ever_nor_again_after_a_plain_no() {
        for (int i = 0; i < 3; i++) {
            answers.add(dev.waybill.demo.web.Reply.json(503, "{\"code\":\"DOWN\",\"detail\":\"no answer\"}"));
        }
        answers.add(dev.waybill.demo.web.Reply.json(403, "{\"code\":\"ROLE_MISSING\",\"detail\":\"no\"}"));

        assertThatThrownBy(() -> books().ask(POLL)).isInstanceOf(FailureException.class);
        assertThat(calls).hasSize(3);
        assertThatThrownBy(() -> books().ask(POLL)).isInstanceOf(FailureException.class);
        assertThat(calls).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            circuits --api http://ops.example.com/v1                | called by https only
            circuits --api ftp://ops.example.com                    | called by https only
            circuits --api https://ana:pw@ops.example.com           | --api is an address such as
            circuits --api ops                                      | --api is an address such as
            balance today --zone Europe/Madrid --api https://ops.example.com | keeps the balances of days of UTC: leave --zone out
            drift --days 3 --api https://ops.example.com            | leave --days and --tolerance out
            drift --tolerance 2 --api https://ops.example.com       | leave --days and --tolerance out
            doctor Shop_ES --api https://ops.example.com            | is no name of a system
            redrive op-1 --rate 2 --api https://ops.example.com     | over the operator API 5 are sent a second
            message op-1 --correction op-2 --api https://ops.example.com | what was corrected is not told
            circuits --api --local nowhere.json                     | cannot be read
            circuits --api                                          | the address of the operator API is not known
            """)
    void what_cannot_be_asked_there_is_said_before_anything_is_sent(String typed, String why) {
        Reply reply = person.types(typed.strip().split(" ", -1));

        assertThat(reply.err()).contains(why).doesNotContain(TOKEN, "pw");
        assertThat(reply.code()).isEqualTo(2);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_token_that_ended_or_is_not_there_is_said_with_what_to_do() {
        String ended = "h."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("{\"exp\":" + person.clock.instant().getEpochSecond() + "}")
                                .getBytes(StandardCharsets.UTF_8))
                + ".s";
        person.environment.put("WAYBILL_TOKEN", ended);
        Reply late = person.types("circuits", "--api", server.address().toString());
        person.environment.remove("WAYBILL_TOKEN");
        Reply none = person.types("circuits", "--api", server.address().toString());

        assertThat(late.err())
                .startsWith("waybill: the token ended at 2026-11-23T12:00:00Z: sign in again")
                .doesNotContain(ended);
        assertThat(none.err()).startsWith("waybill: there is no token for the operator API: sign in again");
        assertThat(List.of(late.code(), none.code())).containsOnly(2);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_token_file_is_for_its_owner_alone() throws IOException {
        Path file = person.file("token", "of-the-file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String[] typed = {
            "circuits",
            "--token-file",
            file.toString(),
            "--api",
            server.address().toString()
        };

        Reply open = person.types(typed);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        answers.add(items("[]", "null"));
        Reply closed = person.types(typed);

        assertThat(open.err()).contains("chmod 600").doesNotContain("of-the-file");
        assertThat(open.code()).isEqualTo(2);
        assertThat(closed.code()).isZero();
        assertThat(calls.getFirst().header("authorization")).contains("Bearer of-the-file");
    }

    @Test
    void an_api_prints_no_token() {
        assertThat(Api.of("https://ops.example.com/v1/", TOKEN, person.clock.instant())
                        .toString())
                .isEqualTo("the operator API at https://ops.example.com");
    }

    private ApiBooks books() {
        int[] count = {0};
        Api api = Api.of(server.address().toString(), TOKEN, person.clock.instant());
        return new ApiBooks(
                new ApiCalls(api, new JdkHttpDoor(Duration.ofSeconds(5)), time -> {}, person.clock),
                () -> "key-" + ++count[0],
                time -> {});
    }

    private static dev.waybill.demo.web.Reply tooMany() {
        return dev.waybill.demo.web.Reply.json(429, "{\"message\":\"Too Many Requests\"}");
    }

    private static Duration seconds(int many) {
        return Duration.ofSeconds(many);
    }

    private static dev.waybill.demo.web.Reply items(String items, String next) {
        return dev.waybill.demo.web.Reply.json(200, "{\"items\":" + items + ",\"next_cursor\":" + next + "}");
    }
}
