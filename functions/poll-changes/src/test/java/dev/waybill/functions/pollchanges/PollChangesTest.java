package dev.waybill.functions.pollchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollChangesTest {
    private final World world = new World();

    @Test
    void what_a_shop_lists_is_queued_as_its_webhook_would_have_been() {
        Instant at = Instant.now().minusSeconds(40);
        world.changed("1001", at);

        world.round();

        assertThat(world.queued())
                .filteredOn(envelope -> envelope.source().value().equals("shop-es"))
                .filteredOn(envelope -> envelope.flow().equals("orders-to-erp"))
                .singleElement()
                .satisfies(envelope -> {
                    assertThat(envelope.flow()).isEqualTo("orders-to-erp");
                    assertThat(envelope.target()).isEqualTo(new SystemId("erp"));
                    assertThat(envelope.subject().key()).isEqualTo("order#shop-es#1001");
                    assertThat(envelope.topic()).isEqualTo("order.updated");
                    assertThat(envelope.version().orElseThrow().changedAt()).isEqualTo(at);
                    assertThat(new String(envelope.body().bytes(), StandardCharsets.UTF_8))
                            .startsWith("1001 ");
                });
    }

    @Test
    void before_its_time_has_come_a_shop_is_left_alone() {
        world.round();
        int asked = world.shop.listings();
        world.counter.reset();

        world.round();

        assertThat(world.shop.listings()).isEqualTo(asked);
        assertThat(world.counter.requests()).as("a round with nothing to do").containsExactly("Query");
    }

    @Test
    void a_quiet_shop_costs_one_write_and_every_ten_minutes_a_look_at_its_webhooks() {
        world.round();

        assertThat(world.counter.requests())
                .as("configuration, cursors, one cursor for each of two shops, and their watch")
                .containsExactly(
                        "Query",
                        "Query",
                        "PutItem",
                        "PutItem",
                        "SendMessageBatch",
                        "PutItem",
                        "SendMessageBatch",
                        "PutItem");
    }

    @Test
    void a_page_with_news_costs_one_question_to_the_ledger_whether_webhooks_had_come() {
        world.changed("1001", Instant.now().minusSeconds(40));
        world.changed("1002", Instant.now().minusSeconds(400));

        world.round();

        assertThat(world.counter.requests())
                .filteredOn(request -> request.equals("BatchGetItem"))
                .as("one for each of two shops")
                .hasSize(2);
    }

    @Test
    void what_is_known_of_a_shop_that_is_silent_travels_with_the_watch() {
        world.isSilent("shop-es");

        world.round();

        assertThat(world.queued())
                .filteredOn(envelope -> envelope.flow().equals("watch-sources"))
                .extracting(envelope -> envelope.source().value(), envelope -> envelope.headers()
                        .get("waybill-webhooks-lost"))
                .containsExactlyInAnyOrder(tuple("shop-es", "3"), tuple("shop-fr", null));
        assertThat(looksAtOrders())
                .filteredOn(line -> line.path("system").asText().equals("shop-es"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.path("webhooks_lost").asInt()).isEqualTo(3));
    }

    @Test
    void more_than_a_page_is_read_in_one_round() {
        Instant at = Instant.now().minusSeconds(600);
        for (int i = 0; i < 4; i++) {
            world.changed("10" + i, at);
        }

        world.round();

        assertThat(world.queued().stream()
                        .filter(envelope -> envelope.flow().equals("orders-to-erp"))
                        .map(Envelope::group)
                        .distinct())
                .hasSize(8);
        assertThat(looksAtOrders()).allSatisfy(line -> {
            assertThat(line.path("queued").asInt()).isEqualTo(4);
            assertThat(line.path("unfinished").asBoolean()).isFalse();
            assertThat(line.path("level").asText()).isEqualTo("INFO");
        });
    }

    @Test
    void a_shop_that_cannot_be_asked_is_said_and_counted_and_holds_up_no_other() {
        world.shop.failsListing(FailureCode.CREDENTIALS_REFUSED, 1);
        world.changed("1001", Instant.now().minusSeconds(40));

        world.round();

        assertThat(world.queued())
                .filteredOn(envelope -> envelope.flow().equals("orders-to-erp"))
                .as("of the other shop")
                .hasSize(1);
        assertThat(looksAtOrders())
                .filteredOn(line -> line.path("system").asText().equals("shop-es"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("level").asText()).isEqualTo("WARN");
                    assertThat(line.path("code").asText()).isEqualTo("CREDENTIALS_REFUSED");
                    assertThat(line.path("why").asText()).isEqualTo("the fake shop was told to fail");
                    assertThat(line.path("next").asText()).isEqualTo("ask again");
                });
        assertThat(failing()).containsExactly(1);
        world.round();
        assertThat(failing()).as("until it is asked again").containsExactly(1, 1);
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE",
                "l",
                "OWNERSHIP_TABLE",
                "o",
                "ORDERS_QUEUE_URL",
                "q",
                "STOCK_QUEUE_URL",
                "sq",
                "DOCUMENTS_QUEUE_URL",
                "dq",
                "PARTIES_QUEUE_URL",
                "pq",
                "ITEMS_QUEUE_URL",
                "iq",
                "STACK_NAME",
                "s");

        assertThat(PollChangesWiring.Settings.from(least))
                .isEqualTo(new PollChangesWiring.Settings(
                        "l", "o", "q", "sq", "dq", "pq", "iq", "s", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new PollChangesHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private List<JsonNode> looksAtOrders() {
        return world.log().stream()
                .filter(line -> line.path("message").asText().equals("poll.ended"))
                .filter(line -> line.path("entity").asText().equals("order"))
                .toList();
    }

    private List<Integer> failing() {
        return world.log().stream()
                .filter(line -> line.has("PollsFailing"))
                .map(line -> line.path("PollsFailing").asInt())
                .toList();
    }
}
