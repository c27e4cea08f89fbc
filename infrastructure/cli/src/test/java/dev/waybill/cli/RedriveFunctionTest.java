package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.domain.message.Body;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the function is called, and what is said when that does not work: Lambda's Invoke, answered by hand. */
class RedriveFunctionTest {
    private final CommandLineFixture person;
    private final List<Call> calls = new ArrayList<>();
    private final LoopbackServer lambda;
    private dev.waybill.demo.web.Reply answer = answered(200, "{}", Map.of());

    RedriveFunctionTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.stores = target -> new AwsStores(target.variables(), person.clock);
        lambda = LoopbackServer.start(0, 1_000_000, call -> {
            calls.add(call);
            return answer;
        });
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void the_command_is_the_payload_and_the_answer_is_read() {
        answer = answered(200, """
                {"answer":"redriven","lines":[{"operation":"op-1","queued":true,"sentence":"order shop-es:1 is queued"}],"left":0}
                """, Map.of());

        Reply reply = redrives();

        assertThat(reply.out()).isEqualTo("op-1: order shop-es:1 is queued\n");
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().path()).containsExactly("2015-03-31", "functions", "fix-it", "invocations");
        assertThat(new String(calls.getFirst().body().bytes(), StandardCharsets.UTF_8))
                .contains("\"command\":\"redrive\"", "\"who\":\"ana\"", "\"id\":\"op-1\"");
    }

    @Test
    void a_function_that_fails_is_said_with_what_it_said() {
        answer = answered(
                200,
                "{\"errorMessage\":\"Task timed out after 60.00 seconds\"}",
                Map.of("X-Amz-Function-Error", "Unhandled"));

        Reply reply = redrives();

        assertThat(reply.err())
                .startsWith(
                        "waybill: the function fix-it failed: {\"errorMessage\":\"Task timed out after 60.00 seconds\"};")
                .contains("asking again does no harm");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void a_function_that_is_busy_is_not_asked_again_by_itself() {
        answer = answered(429, "{\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}", error("TooManyRequestsException"));

        Reply reply = redrives();

        assertThat(reply.err())
                .isEqualTo("waybill: the function fix-it is busy: TooManyRequestsException, Rate Exceeded.;"
                        + " another redrive is probably at work: ask again in a minute\n");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(calls).hasSize(1);
    }

    @Test
    void a_function_that_is_not_there_is_asked_for() {
        answer = answered(404, "{\"Type\":\"User\",\"message\":\"not found\"}", error("ResourceNotFoundException"));

        assertThat(redrives().err())
                .isEqualTo("waybill: there is no function fix-it; deploy it, or name it with --redrive-function or"
                        + " REDRIVE_FAILURES_FUNCTION\n");
    }

    @Test
    void a_missing_right_is_said() {
        answer = answered(403, "{\"message\":\"not authorized\"}", error("AccessDeniedException"));

        assertThat(redrives().err())
                .startsWith("waybill: Lambda did not call the function fix-it: AccessDeniedException, not authorized;"
                        + " check the rights of who asks (lambda:InvokeFunction)");
    }

    @Test
    void an_answer_of_another_version_is_said() {
        answer = answered(200, "{\"answer\":\"sung\"}", Map.of());

        assertThat(redrives().err()).contains("answered what this command does not understand: $.answer is none of");
    }

    @Test
    void nobody_there_ends_with_3() {
        lambda.close();

        Reply reply = redrives();

        assertThat(reply.err()).startsWith("waybill: the function fix-it did not answer: ");
        assertThat(reply.code()).isEqualTo(3);
    }

    @Test
    void a_function_without_a_name_is_asked_for() {
        Reply reply = person.types(
                "redrive", "op-1", "--aws-endpoint", lambda.address().toString());

        assertThat(reply.err())
                .startsWith("waybill: the name of the function redrive-failures is not known: give --redrive-function");
        assertThat(reply.code()).isEqualTo(2);
    }

    private Reply redrives() {
        return person.types(
                "redrive", "op-1", "--aws-endpoint", lambda.address().toString(), "--redrive-function", "fix-it");
    }

    private static Map<String, String> error(String type) {
        return Map.of("x-amzn-ErrorType", type);
    }

    private static dev.waybill.demo.web.Reply answered(int status, String json, Map<String, String> headers) {
        return new dev.waybill.demo.web.Reply(status, headers, Body.of(json));
    }
}
