package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order may not be, each with its path and limit. */
class ShopifyLimitsTest {
    @Test
    void an_order_has_at_most_1000_lines() {
        assertThat(ShopifyFixture.translator().translate(ShopifyFixture.envelope("orders/create", lines(1_000))))
                .isInstanceOfSatisfying(
                        OrderSource.OrderNews.State.class,
                        state -> assertThat(state.order().lines()).hasSize(1_000));

        Failure failure = failure(lines(1_001));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why())
                .isEqualTo("expected a list of at most 1000 entries at $.line_items but was a list of 1001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|'#10\\u000001'|$.name",
                "name|'#10\\n01'|$.name",
                "name|1e2147483648|$.name",
                "note|'\\ud800'|$.note",
                "email|'a\\u0000@example.test'|$.email",
                "total_tip_received|1e999999999|$.total_tip_received",
                "total_tip_received|'1e-2147483648'|$.total_tip_received",
                "updated_at|'+12026-11-20T10:00:05+01:00'|$.updated_at",
                "created_at|'0001-01-01T00:00:00Z'|$.created_at",
                "line_items|[{'id':1,'sku':'A\\u0007','quantity':1,'price':'1.00'}]|$.line_items[0].sku",
                "line_items|[{'id':1,'sku':'A','quantity':1e99999999,'price':'1.00'}]|$.line_items[0].quantity",
                "line_items|[{'id':'1\\u0000','quantity':1,'price':'1.00'}]|$.line_items[0].id"
            })
    void what_no_system_can_store_or_compute_with_is_named_with_its_path(String member, String json, String path) {
        Failure failure = failure(withRaw(member, json.replace('\'', '"')));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).contains(path + " but was").matches("[^\\p{Cc}\\p{Cs}]*");
    }

    private static Body lines(int count) {
        return anOrder()
                .change(order -> {
                    ArrayNode lines = order.putArray("line_items");
                    for (int i = 1; i <= count; i++) {
                        lines.addObject().put("id", i).put("quantity", 1).put("price", "1.00");
                    }
                    order.put("total_price", "1.00");
                })
                .body();
    }

    /** Written as it is: a library would not write half a surrogate pair. */
    private static Body withRaw(String member, String json) {
        Body marked = anOrder().total("1.00").with(member, "@here@").body();
        return Body.of(ShopifyFixture.text(marked).replace("\"@here@\"", json));
    }

    private static Failure failure(Body body) {
        return catchThrowableOfType(FailureException.class, () -> ShopifyFixture.translator()
                        .translate(ShopifyFixture.envelope("orders/create", body)))
                .failure();
    }
}
