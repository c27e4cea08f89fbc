package dev.waybill.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "overflow, java.lang.StackOverflowError",
        "fill memory, java.lang.OutOfMemoryError",
        "hang, Sandbox.Timedout"
    })
    void what_ends_the_runtime_fails_the_call_and_the_next_one_gets_a_new_environment(String action, String type)
            throws Exception {
        try (LambdaFunction function = Acts.named("ends-by-" + action)) {
            assertThat(call(function, "echo").path("environment").asInt()).isEqualTo(1);

            FunctionFailed failed = catchThrowableOfType(FunctionFailed.class, () -> call(function, action));

            assertThat(failed.type()).isEqualTo(type);
            assertThat(failed.timedOut()).isEqualTo(action.equals("hang"));
            if (failed.timedOut()) {
                assertThat(failed.words()).matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
            }
            assertThat(call(function, "echo").path("environment").asInt()).isEqualTo(2);
            assertThat(call(function, "echo").path("environment").asInt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"throw, java.lang.IllegalArgumentException", "assert, java.lang.AssertionError"})
    void any_other_exception_fails_the_call_and_leaves_the_environment_as_it_is(String action, String type)
            throws Exception {
        try (LambdaFunction function = Acts.named("survives-" + action)) {
            FunctionFailed failed = catchThrowableOfType(FunctionFailed.class, () -> call(function, action));

            assertThat(failed.type()).isEqualTo(type);
            assertThat(failed.words()).isEqualTo("on purpose");
            JsonNode next = call(function, "echo");
            assertThat(next.path("environment").asInt()).isEqualTo(1);
            assertThat(next.path("call").asInt()).isEqualTo(2);
        }
    }

    @Test
    void an_environment_that_cannot_be_made_anew_fails_the_call_and_not_the_caller() {
        try (LambdaFunction function = Acts.named("only-one", Map.of("MOST_ENVIRONMENTS", "1"))) {
            assertThatThrownBy(() -> call(function, "overflow")).isInstanceOf(FunctionFailed.class);

            FunctionFailed failed = catchThrowableOfType(FunctionFailed.class, () -> call(function, "echo"));

            assertThat(failed).hasMessageContaining("could not be made anew");
        }
    }

    private static JsonNode call(LambdaFunction function, String action) throws Exception {
        return JSON.readTree(function.call(("{\"do\":\"" + action + "\"}").getBytes(StandardCharsets.UTF_8)));
    }
}
