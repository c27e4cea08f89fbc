package dev.waybill.connector.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAtTest {
    private static final SystemId SHOP = new SystemId("shop-es");

    private static JsonAt json(String text) {
        return JsonAt.parse(Body.of(text), SHOP);
    }

    private static Failure failure(String text, Function<JsonAt, Object> read) {
        return catchThrowableOfType(FailureException.class, () -> read.apply(json(text)))
                .failure();
    }

    @Test
    void ids_and_amounts_stay_exact() {
        JsonAt body = json("{\"id\":820982911946154508,\"price\":7.489999999999999,\"total\":\"78.480\"}");

        assertThat(body.at("id").text()).isEqualTo("820982911946154508");
        assertThat(body.at("price").decimal()).isEqualByComparingTo("7.489999999999999");
        assertThat(body.at("total").decimal()).isEqualByComparingTo("78.48");
    }

    @Test
    void a_missing_member_is_named_with_its_path() {
        Failure failure = failure(
                "{\"lines\":[{\"sku\":\"A\"},{}]}",
                at -> at.list("lines").get(1).at("sku"));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_MISSING);
        assertThat(failure.why()).isEqualTo("the field $.lines[1].sku is missing");
    }

    @Test
    void a_wrong_value_says_what_was_expected_and_what_was_there() {
        Failure failure = failure("{\"total\":\"EURO\"}", at -> at.at("total").decimal());

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).isEqualTo("expected a decimal number at $.total but was 'EURO'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[1,",
                "nonsense",
                "\"text\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":NaN}",
                "{\"a\":'x'}"
            })
    void what_is_not_json_is_unreadable(String text) {
        assertThat(failure(text, at -> at).code()).isEqualTo(FailureCode.BODY_UNREADABLE);
    }

    @Test
    void limits_hold_on_depth_on_numbers_and_on_encoding() {
        assertThat(failure("[".repeat(200) + "]".repeat(200), at -> at).code()).isEqualTo(FailureCode.BODY_UNREADABLE);
        assertThat(failure("{\"a\":" + "9".repeat(200) + "}", at -> at).code()).isEqualTo(FailureCode.BODY_UNREADABLE);
        assertThat(failure("{\"a\":1e999999999}", at -> at.at("a").decimal()).code())
                .isIn(FailureCode.FIELD_WRONG, FailureCode.BODY_UNREADABLE);
        assertThat(failure("{\"a\":\"1e999999999\"}", at -> at.at("a").decimal())
                        .code())
                .isEqualTo(FailureCode.FIELD_WRONG);
        Body notUtf8 = Body.of(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        assertThat(catchThrowableOfType(FailureException.class, () -> JsonAt.parse(notUtf8, SHOP))
                        .failure()
                        .why())
                .contains("UTF-8");
    }

    @Test
    void no_piece_of_the_body_is_in_the_failure_of_a_broken_one() {
        Failure failure = failure("{\"email\":\"ana@example.test\",\"x\":broken", at -> at);

        assertThat(failure.toString()).doesNotContain("ana@example.test").doesNotContain("broken");
    }

    @Test
    void an_empty_object_counts_as_an_empty_list_as_php_writes_it() {
        assertThat(json("{\"taxes\":{}}").list("taxes")).isEmpty();
        assertThat(json("{\"taxes\":null}").list("taxes")).isEmpty();
        assertThat(json("{}").list("taxes")).isEmpty();
    }
}
