package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrytonAnswersTest {
    private static final Rpc READ = Rpc.read("readOrder", "sale.sale", 1, List.of("state"));
    private static final Rpc WRITE = Rpc.press("quoteOrder", "sale.sale.quote", 1);
    private final TrytonAnswers answers = new TrytonAnswers(new SystemId("erp"), SettableClock.atNoon());

    private Failure failure(Rpc rpc, int status, String body) {
        HttpAnswer answer = new HttpAnswer(status, Map.of(), Body.of(body));
        return catchThrowableOfType(FailureException.class, () -> answers.result(rpc, answer))
                .failure();
    }

    /** Errors with status 200, as recorded from 6.0.29. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[\"UserError\",[\"A value is required for field \\\"Party\\\" in \\\"Sale\\\".\",\"\",null]]; TARGET_REFUSED",
                "[\"UserError\",[\"You are not allowed to access \\\"User\\\".\",\"\",null]]; CREDENTIALS_REFUSED",
                "[\"UserWarning\",[\"x.effective_date_future\",\"The moves have effective dates in the future.\",\"\"]]; TARGET_REFUSED",
                "[\"ConcurrencyException\",\"Records were modified in the meanwhile\"]; TARGET_CHANGED",
                "[\"LoginException\",[\"password\",\"Password for hub\",\"password\"]]; CREDENTIALS_REFUSED",
                "[\"could not obtain lock on row in relation \\\"ir_sequence_strict\\\"\\n\",\"\"]; DOWN",
                "[\"deadlock detected\\n\",\"\"]; DOWN",
                "[\"server closed the connection unexpectedly\\n\",\"\"]; ANSWER_MISSING",
                "[\"'web_shop'\",\"\"]; TARGET_REFUSED"
            })
    void an_error_is_told_by_its_shape(String error, FailureCode expected) {
        Failure failure = failure(WRITE, 200, "{\"id\":1,\"error\":" + error + "}");

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.next()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "401, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "403, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "404, ENDPOINT_UNKNOWN, ENDPOINT_UNKNOWN",
        "308, ENDPOINT_UNKNOWN, ENDPOINT_UNKNOWN",
        "411, TARGET_REFUSED, TARGET_REFUSED",
        "429, TOO_BUSY, TOO_BUSY",
        "500, DOWN, ANSWER_MISSING",
        "502, DOWN, ANSWER_MISSING",
        "503, DOWN, DOWN",
        "200, DOWN, ANSWER_MISSING"
    })
    void a_page_is_told_by_its_status_and_by_what_was_asked(int status, FailureCode onRead, FailureCode onWrite) {
        String page = "<!doctype html>\n<html lang=en>\n<title>x</title>\n<h1>Something</h1>\n";

        assertThat(failure(READ, status, page).code()).isEqualTo(onRead);
        assertThat(failure(WRITE, status, page).code()).isEqualTo(onWrite);
    }

    @Test
    void a_login_that_is_counted_out_waits_as_long_as_tryton_counts() {
        Rpc login = new Rpc("logIn", dev.waybill.connector.http.Effect.READ, "common.db.login", List.of(), Map.of());

        assertThat(failure(login, 429, "").retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(failure(WRITE, 429, "").retryAfter()).isEmpty();
    }

    @Test
    void names_of_people_do_not_get_into_a_failure() {
        Failure failure = failure(
                WRITE,
                200,
                "{\"id\":1,\"error\":[\"UserError\",[\"The phone number for party \\\"Ana Prueba\\\" <ana@example.test> is not valid.\",\"\",null]]}");

        assertThat(failure.said() + failure.why())
                .contains("is not valid")
                .doesNotContain("Ana")
                .doesNotContain("example.test");
    }

    @Test
    void null_is_an_answer() {
        assertThat(answers.result(WRITE, new HttpAnswer(200, Map.of(), Body.of("{\"id\":1,\"result\":null}"))))
                .isEmpty();
    }
}
