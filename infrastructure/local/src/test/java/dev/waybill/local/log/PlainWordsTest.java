package dev.waybill.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of the functions' log, as a person reads them. */
final class PlainWordsTest {
    @Test
    void an_attempt_names_what_went_where_and_how_it_ended() {
        assertThat(words("""
                        {"message":"delivery.attempted","subject":"order#shop-es#1001","target_system":"erp",
                         "outcome":"waiting","code":"DOWN","attempt":2,"duration_ms":31,"retry_in_ms":9400}""")).contains("order shop-es:1001 → erp  waiting (DOWN)  attempt 2, 31 ms, again in 10 s");
    }

    /** It was taken for a delivery without a subject: "redriven   → ". */
    @Test
    void a_command_names_who_asked_for_what() {
        assertThat(words("""
                        {"message":"operator.command","who":"anna","command":"redrive","selection":"order 1001",
                         "outcome":"redriven","queued":1}""")).contains("anna asked for redrive of order 1001: redriven");
    }

    @Test
    void wrong_numbers_in_a_shop_are_named_and_right_ones_are_no_news() {
        assertThat(words("""
                        {"message":"drift.ended","system":"erp","target":"shop-es","compared":2,"drifted":1,
                         "items":"PEN shows 99 and should show 19: erp available 19"}"""))
                .contains(
                        "shop-es shows wrong numbers, which are set right: PEN shows 99 and should show 19: erp available 19");
        assertThat(words("{\"message\":\"drift.ended\",\"target\":\"shop-es\",\"compared\":2}"))
                .isEmpty();
    }

    @Test
    void what_is_only_for_machines_is_not_said() {
        assertThat(words("{\"message\":\"redrive.round\",\"outcome\":\"done\"}"))
                .isEmpty();
    }

    private static Optional<String> words(String line) {
        try {
            return PlainWords.of(new JsonMapper().readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
