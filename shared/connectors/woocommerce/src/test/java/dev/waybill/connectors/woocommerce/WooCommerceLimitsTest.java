package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order may not be, each with its path and limit. */
final class WooCommerceLimitsTest {
    @Test
    void an_order_has_at_most_1000_lines() {
        assertThat(Shop.order(Sample.order(order -> lines(order, 1_000))).lines())
                .hasSize(1_000);

        Failure failure = failure(order -> lines(order, 1_001));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why())
                .isEqualTo("expected a list of at most 1000 entries at $.line_items but was a list of 1001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|'1\\u0000'|$.id",
                "id|'1\\u001b[2J'|$.id",
                "id|1e999999999|$.id",
                "id|1e2147483648|$.id",
                "number|'10\\n01'|$.number",
                "number|'\\ud800'|$.number",
                "status|1e-999999999|$.status",
                "customer_note|'a\\u0000b'|$.customer_note",
                "total|1e2147483648|$.total",
                "total|'1e-2147483648'|$.total",
                "date_created_gmt|'+12026-11-23T08:45:50'|$.date_created_gmt",
                "date_modified_gmt|'1969-12-31T23:59:59'|$.date_modified_gmt",
                "billing|{'first_name':'\\udc00'}|$.billing.first_name",
                "line_items|[{'id':1,'sku':'A\\u00001','quantity':1,'total':'1.00'}]|$.line_items[0].sku",
                "line_items|[{'id':1,'price':1e999999999,'quantity':1,'total':'1.00'}]|$.line_items[0].price",
                "line_items|[{'id':'\\u0007','quantity':1,'total':'1.00'}]|$.line_items[0].id"
            })
    void what_no_system_can_store_or_compute_with_is_named_with_its_path(String member, String json, String path) {
        Failure failure = failure(withRaw(member, json.replace('\'', '"')));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).contains(path + " but was");
        assertThat(failure.why()).matches("[^\\p{Cc}\\p{Cs}]*");
    }

    @Test
    void an_id_with_control_characters_names_no_subject() {
        Notice.Change change = (Notice.Change) Shop.withSecrets(Map.of())
                .webhooks()
                .identify(Recording.named("013").withBody("{\"id\":\"1\\u0000\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(change.subject().id()).startsWith("unreadable-");
    }

    @Test
    void an_order_with_thousands_of_tax_rates_takes_no_more_than_moments() {
        Body body = Sample.order(order -> {
            ArrayNode rates = order.putArray("tax_lines");
            ArrayNode lines = lines(order, 1_000);
            for (int i = 0; i < 5_000; i++) {
                rates.addObject().put("rate_id", i).put("label", "VAT").put("tax_total", "0.01");
            }
            for (int i = 0; i < 20_000; i++) {
                ((ArrayNode) lines.get(i % 1_000).path("taxes"))
                        .addObject()
                        .put("id", i % 5_000)
                        .put("total", "0.01");
            }
        });

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Shop.order(body).lines()).hasSize(1_000));
    }

    private static ArrayNode lines(ObjectNode order, int count) {
        ArrayNode lines = order.putArray("line_items");
        for (int i = 0; i < count; i++) {
            lines.addObject()
                    .put("id", i)
                    .put("sku", "A-" + i)
                    .put("quantity", 1)
                    .put("total", "1.00")
                    .putArray("taxes");
        }
        return lines;
    }

    /** Written as it is: a library would not write half a surrogate pair. */
    private static Body withRaw(String member, String json) {
        Body marked = Sample.order(order -> order.put(member, "@here@"));
        return Body.of(new String(marked.bytes(), StandardCharsets.UTF_8).replace("\"@here@\"", json));
    }

    private static Failure failure(Consumer<ObjectNode> change) {
        return failure(Sample.order(change));
    }

    private static Failure failure(Body body) {
        return catchThrowableOfType(FailureException.class, () -> Shop.news("order.updated", body))
                .failure();
    }
}
