package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no order, and how that is said. */
final class WooCommerceMalformedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"id\":1,}", "not json", "\"text\"", "{\"id\":1}{\"id\":2}", "{\"id\":1,\"id\":2}"})
    void what_is_no_json_object_is_unreadable(String body) {
        assertFailure(failure(Body.of(body)), FailureCode.BODY_UNREADABLE, "cannot be read");
    }

    @Test
    void what_is_not_utf_8_is_unreadable() {
        Body latin1 = Body.of(new byte[] {'{', '"', (byte) 0xFC, '"', ':', '1', '}'});

        assertFailure(failure(latin1), FailureCode.BODY_UNREADABLE, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "status", "currency", "total", "line_items", "date_created_gmt"})
    void a_missing_member_is_named(String member) {
        assertFailure(failure(o -> o.remove(member)), FailureCode.FIELD_MISSING, "$." + member);
        assertFailure(failure(o -> o.putNull(member)), FailureCode.FIELD_MISSING, "$." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "total", "quantity"})
    void a_member_missing_from_a_line_is_named_with_its_place(String member) {
        assertFailure(
                failure(o -> Sample.line(o).remove(member)), FailureCode.FIELD_MISSING, "$.line_items[0]." + member);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "total|'a lot'|$.total",
                "total|{}|$.total",
                "total|true|$.total",
                "total|'1e999999999'|$.total",
                "currency|'EURO'|$.currency",
                "currency|['EUR']|$.currency",
                "id|{}|$.id",
                "id|' '|$.id",
                "status|[]|$.status",
                "line_items|'none'|$.line_items",
                "line_items|[7]|$.line_items[0].total",
                "line_items|{'0':{}}|$.line_items",
                "shipping_lines|[{'total':'free'}]|$.shipping_lines[0].total",
                "fee_lines|[{'total':'1','taxes':[{'id':1,'total':[]}]}]|$.fee_lines[0].taxes[0].total",
                "gift_cards|[{'code':'A'}]|$.gift_cards[0].amount",
                "tax_lines|[{'rate_id':1,'compound':'maybe'}]|$.tax_lines[0].compound",
                "date_created_gmt|'yesterday'|$.date_created_gmt",
                "date_modified_gmt|'0000-00-00T00:00:00'|$.date_modified_gmt"
            })
    void a_member_of_the_wrong_kind_is_named_with_its_path(String member, String json, String path) {
        Failure failure = failure(o -> Sample.put(o, member, json));

        assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(failure.why()).contains(path);
    }

    /** A shop sends this where the user who owns the webhook has lost the right to read orders. */
    @Test
    void an_error_in_place_of_an_order_is_told_in_the_shop_s_words_with_what_to_do() {
        Failure failure = failure(Body.of("{\"code\":\"woocommerce_rest_cannot_view\","
                + "\"message\":\"Sorry, you cannot view this resource.\",\"data\":{\"status\":401}}"));

        assertFailure(failure, FailureCode.FIELD_MISSING, "sent an error instead of the order");
        assertThat(failure.said()).isEqualTo("woocommerce_rest_cannot_view: Sorry, you cannot view this resource.");
        assertThat(failure.next()).contains("a user who may read orders");
    }

    @Property(tries = 300)
    void whatever_single_byte_is_changed_it_translates_or_is_malformed(@ForAll int at, @ForAll byte value) {
        byte[] body = Recording.named("024").webhook().body().bytes();
        body[Math.floorMod(at, body.length)] = value;

        translates(Body.of(body));
    }

    @Property(tries = 300)
    void whatever_bytes_come_they_translate_or_are_malformed(@ForAll byte[] body) {
        translates(Body.of(body));
    }

    private static void translates(Body body) {
        try {
            assertThat(Shop.news("order.updated", body)).isNotNull();
        } catch (FailureException expected) {
            assertThat(expected.failure().kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    private static Failure failure(Consumer<ObjectNode> change) {
        return failure(Sample.order(change));
    }

    private static Failure failure(Body body) {
        return catchThrowableOfType(FailureException.class, () -> Shop.news("order.updated", body))
                .failure();
    }

    private static void assertFailure(Failure failure, FailureCode code, String why) {
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.why()).contains(why);
        assertThat(failure.system()).isEqualTo(Shop.ID);
    }
}
