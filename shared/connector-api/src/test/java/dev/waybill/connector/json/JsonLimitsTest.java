package dev.waybill.connector.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit by itself: the failure names the place and the limit, and what a person does. */
class JsonLimitsTest {
    private static final SystemId SHOP = new SystemId("shop-es");

    @Test
    void a_body_of_more_than_16_mib_is_not_read() {
        Failure failure = failure(Body.of(new byte[16 * 1024 * 1024 + 1]));

        assertThat(failure.code()).isEqualTo(FailureCode.BODY_TOO_LARGE);
        assertThat(failure.why()).contains("16777217", "at most 16777216").contains("shop-es");
    }

    @Test
    void nesting_beyond_100_levels_is_named_with_its_place() {
        unreadable("{\"id\":1,\"note\":" + "[".repeat(200_000), "$.note[0]", "nesting depth is at most 100");
        unreadable("{\"a\":".repeat(101) + "1" + "}".repeat(101), "$.a.a", "nesting depth is at most 100");
    }

    @Test
    void a_number_of_more_than_100_digits_is_named_with_its_place() {
        unreadable(
                "{\"lines\":[{\"qty\":" + "9".repeat(1_000_000) + "}]}",
                "$.lines[0].qty",
                "number value length is at most 100");
        unreadable("{\"qty\":0." + "0".repeat(200) + "1}", "$.qty", "number value length is at most 100");
    }

    @Test
    void an_exponent_beyond_all_measure_is_named_with_its_place() {
        unreadable("{\"qty\":1e-9999999999}", "$.qty", "exponent");
    }

    @Test
    void a_text_of_more_than_eight_mebibytes_is_named_with_its_place() {
        unreadable("{\"note\":\"" + "x".repeat(8 * 1024 * 1024 + 1) + "\"}", "$.note", "length is at most 8388608");
    }

    @Test
    void a_member_s_name_of_more_than_1000_characters_is_refused() {
        unreadable("{\"meta\":{\"" + "x".repeat(1001) + "\":1}}", "$.meta", "ame length is at most 1000");
    }

    @Test
    void more_than_500_000_parts_are_refused_wherever_they_are() {
        unreadable("{\"unread\":[" + "{},".repeat(300_000) + "1]}", "$.unread[", "oken count is at most 500000");
    }

    @Test
    void a_list_of_more_than_5000_entries_is_named_with_its_length() {
        String json = "{\"meta\":[" + "1,".repeat(5_000) + "1]}";

        Failure failure = failure(json, at -> at.list("meta"));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).isEqualTo("expected a list of at most 5000 entries at $.meta but was a list of 5001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1e2147483648",
                "1e31",
                "1e-31",
                "\"1e999999999\"",
                "\"1e-2147483648\"",
                "\"1e99999999999\"",
                "1234567890123456789012345678901"
            })
    void numbers_beyond_30_digits_are_refused_before_anything_is_computed_with_them(String number) {
        String json = "{\"total\":" + number + "}";

        assertWrong(failure(json, at -> at.at("total").decimal()), "$.total", "a decimal number");
        if (!number.startsWith("\"") && number.contains("e")) {
            assertWrong(failure(json, at -> at.at("total").text()), "$.total", "at most 30 digits");
        }
    }

    @Test
    void a_text_of_a_million_digits_is_no_number() {
        assertWrong(
                failure("{\"total\":\"" + "9".repeat(1_000_000) + "\"}", at -> at.at("total")
                        .decimal()),
                "$.total",
                "a decimal number");
    }

    @ParameterizedTest
    @CsvSource({"\\u0000, U+0000", "\\ud800, U+D800", "\\udc00\\ud800, U+DC00"})
    void no_text_holds_what_no_database_can_store(String escaped, String character) {
        assertWrong(
                failure("{\"note\":\"ab" + escaped + "c\"}", at -> at.at("note").text()),
                "$.note",
                "a text without the character " + character);
    }

    @Test
    void a_whole_surrogate_pair_and_a_line_break_are_text_like_any_other() {
        assertThat(json("{\"note\":\"\\ud83d\\ude00\\n\"}").at("note").text()).isEqualTo("\uD83D\uDE00\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u001bb\"", "\"a\\nb\"", "\"a\\u0085b\"", "\"\"", "\" \"", "true1", "{}"})
    void an_id_or_number_is_one_line_without_control_characters(String value) {
        String json = "{\"sku\":" + value.replace("true1", "\"" + "x".repeat(201) + "\"") + "}";

        Failure failure = failure(json, at -> at.at("sku").code());

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).contains("$.sku").doesNotContain("\u001b", "\u0085");
    }

    @Test
    void an_id_is_taken_without_the_blanks_around_it_and_is_none_where_there_are_only_blanks() {
        assertThat(json("{\"sku\":\" A-1\\n\"}").findCode("sku")).contains("A-1");
        assertThat(json("{\"sku\":\" \",\"x\":null}").findCode("sku")).isEmpty();
        assertThat(json("{\"x\":null}").findCode("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "overlong NUL, 7b2261223a22c080227d",
        "overlong slash, 7b2261223a22c0af227d",
        "half a surrogate pair, 7b2261223a22eda080227d",
        "beyond U+10FFFF, 7b2261223a22f4908080227d",
        "cut in the middle, 7b2261223a22c3227d",
        "mark of UTF-16, fffe7b007d00"
    })
    void malformed_utf_8_is_refused(String what, String hex) {
        unreadable(Body.of(HexFormat.of().parseHex(hex)), "not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void what_is_not_utf_8_is_refused_although_a_library_could_guess_it(String charset) {
        unreadable(Body.of("{\"id\":1}".getBytes(Charset.forName(charset))), "not valid UTF-8");
    }

    @Test
    void a_mark_that_says_utf_8_is_passed_over() {
        assertThat(json("\uFEFF{\"id\":1}").at("id").text()).isEqualTo("1");
    }

    @Test
    void a_member_twice_is_refused_with_its_place_even_where_nobody_reads_it() {
        unreadable("{\"id\":1,\"lines\":[{\"sku\":1},{\"sku\":1,\"sku\":2}]}", "$.lines[1].sku", "line 1");
        unreadable("{\"id\":1,\"id\":2}", "$.id", "line 1");
    }

    @Test
    void a_name_that_is_no_word_is_not_shown() {
        Failure failure = failure(Body.of("{\"ana@example.test\":{\"x\":1,\"x\":2}}"));

        assertThat(failure.toString()).contains("$.?.x").doesNotContain("ana");
    }

    @Test
    void a_peek_passes_over_depth_length_and_numbers_in_fields_nobody_asked_for() {
        String unread = "\"a\":" + "[".repeat(90) + "]".repeat(90) + ",\"b\":" + "9".repeat(90) + ",";

        assertThat(peek("{" + unread + "\"id\":7}")).containsEntry("id", "7");
        assertThat(peek("{\"a\":" + "[".repeat(1_000_000) + "\"id\":7}")).isEmpty();
        assertThat(peek("{\"id\":7,\"a\":" + "{\"a\":".repeat(1_000_000))).containsEntry("id", "7");
        assertThat(peek("{\"a\":" + "9".repeat(1_000_000) + ",\"id\":7}")).isEmpty();
    }

    private static Map<String, String> peek(String json) {
        return JsonPeek.members(Body.of(json), Set.of("id", "none"));
    }

    private static JsonAt json(String text) {
        return JsonAt.parse(Body.of(text.getBytes(StandardCharsets.UTF_8)), SHOP);
    }

    private static Failure failure(Body body) {
        return catchThrowableOfType(FailureException.class, () -> JsonAt.parse(body, SHOP))
                .failure();
    }

    private static Failure failure(String json, Function<JsonAt, Object> read) {
        return catchThrowableOfType(FailureException.class, () -> read.apply(json(json)))
                .failure();
    }

    private static void unreadable(String json, String place, String limit) {
        unreadable(Body.of(json), place);
        unreadable(Body.of(json), limit);
    }

    private static void unreadable(Body body, String part) {
        Failure failure = failure(body);
        assertThat(failure.code()).isEqualTo(FailureCode.BODY_UNREADABLE);
        assertThat(failure.why()).containsIgnoringCase(part);
        assertThat(failure.next()).contains("shop-es");
    }

    private static void assertWrong(Failure failure, String path, String expected) {
        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).contains(path, expected);
    }
}
