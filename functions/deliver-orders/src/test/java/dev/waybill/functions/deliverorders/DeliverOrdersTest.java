package dev.waybill.functions.deliverorders;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class DeliverOrdersTest {
    private final World world = new World();

    @Test
    void orders_of_several_groups_are_carried_and_leave_the_queue() {
        world.queue(anOrder("1001").withLine("TSHIRT-XL", 2, "10.00").build());
        world.queue(anOrder("1002").withLine("MUG", 1, "7.50").build());

        SQSBatchResponse answer = world.poll();

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(world.erp.orders()).hasSize(2);
        assertThat(world.poll().getBatchItemFailures()).isEmpty();
        assertThat(world.erp.orders()).hasSize(2);
    }

    @Test
    void an_undisturbed_order_costs_three_write_units_and_at_most_one_read_unit() {
        world.queue(anOrder("1000").withLine("MUG", 1, "7.50").build());
        world.poll();
        world.counter.reset();
        world.queue(anOrder("6543210987654")
                .withLine("TSHIRT-XL", 2, "10.00")
                .withShipping("4.90")
                .build());

        world.poll();

        assertThat(world.erp.orders()).hasSize(2);
        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(world.counter.requests())
                .as("the circuit is read at most every five seconds, whatever the number of orders")
                .filteredOn(request -> !request.equals("GetItem"))
                .containsExactly("UpdateItem", "PutItem", "UpdateItem");
    }

    @Test
    void a_whole_batch_reads_the_circuit_once() {
        for (int i = 1; i <= 10; i++) {
            world.queue(anOrder("10" + i).withLine("MUG", 1, "7.50").build());
        }

        world.poll();

        assertThat(world.erp.orders()).hasSize(10);
        assertThat(world.counter.requests()).filteredOn("GetItem"::equals).hasSizeLessThanOrEqualTo(2);
        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(30));
    }

    @Test
    void only_an_order_that_fails_pays_for_its_incident() {
        world.queue(anOrder("1000").withLine("MUG", 1, "7.50").build());
        world.poll();
        world.counter.reset();
        world.erp.failNextWrites(Fault.REFUSED);
        world.queue(anOrder("1001").withLine("MUG", 1, "7.50").build());

        world.poll();

        assertThat(world.counter.requests())
                .filteredOn(request -> !request.equals("GetItem") && !request.equals("Query"))
                .containsExactly(
                        "UpdateItem",
                        "SendMessage",
                        "PutItem",
                        "PutItem",
                        "PutItem",
                        "TransactWriteItems",
                        "TransactWriteItems");
        assertThat(world.counter.writeUnits()).isLessThanOrEqualTo(BigDecimal.valueOf(10));
    }

    @Test
    void how_often_a_message_was_taken_is_lambda_s_word() throws IOException {
        SQSEvent event = sample("one-order");
        event.getRecords().getFirst().setAttributes(Map.of("ApproximateReceiveCount", "7"));

        assertThat(SqsMessages.shown(event)).singleElement().satisfies(shown -> assertThat(shown.times())
                .isEqualTo(7));
    }

    @Test
    void a_later_change_of_a_delivered_order_costs_no_more() {
        world.queue(anOrder("1001").version(1).withLine("MUG", 1, "7.50").build());
        world.poll();
        world.counter.reset();
        world.queue(anOrder("1001")
                .version(2)
                .shipTo("Calle Dos 2")
                .withLine("MUG", 1, "7.50")
                .build());
        int calls = world.erp.calls();

        world.poll();

        assertThat(world.erp.calls()).isGreaterThan(calls);
        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Test
    void what_says_nothing_new_costs_no_call_and_no_more_units_and_our_own_word_of_shipping_one_reading() {
        world.queue(
                anOrder("6543210987654").version(1).withLine("MUG", 1, "7.50").build());
        world.poll();
        int calls = world.erp.calls();
        world.counter.reset();

        world.queue(
                anOrder("6543210987654").version(2).withLine("MUG", 1, "7.50").build());
        world.poll();

        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isLessThanOrEqualTo(BigDecimal.ONE);

        Order completed = anOrder("6543210987654")
                .version(3)
                .shipped(Fulfilment.COMPLETE)
                .withLine("MUG", 1, "7.50")
                .build();
        world.toldTheShop(completed, Fulfilment.COMPLETE);
        world.counter.reset();
        world.queue(completed);
        world.poll();

        assertThat(world.erp.calls()).isEqualTo(calls);
        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits())
                .as("the order's paper, and the circuit at most every five seconds")
                .isLessThanOrEqualTo(BigDecimal.TWO);
    }

    @Test
    void an_order_has_the_other_shop_look_again_with_one_request_before_it_is_recorded() {
        World stocked = stocked();
        stocked.queue(anOrder("1000").withLine("MUG", 1, "7.50").build());
        stocked.poll();
        stocked.looks();
        stocked.counter.reset();
        stocked.queue(anOrder("1001")
                .withLine("MUG", 1, "7.50")
                .withLine("HAT", 1, "5.00")
                .build());

        stocked.poll();

        assertThat(stocked.counter.requests())
                .filteredOn(request -> !request.equals("GetItem"))
                .containsExactly("UpdateItem", "SendMessageBatch", "PutItem", "UpdateItem");
        assertThat(stocked.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(3));
        assertThat(stocked.looks())
                .extracting(look -> look.target() + " " + look.subject())
                .containsExactlyInAnyOrder("shop-fr stock erp:HAT", "shop-fr stock erp:MUG");
    }

    @Test
    void more_than_ten_looks_are_several_requests_and_an_order_that_says_nothing_new_is_none() {
        World stocked = stocked();
        OrderFixture large = anOrder("1001").version(1);
        OrderFixture again = anOrder("1001").version(2);
        for (int i = 0; i < 12; i++) {
            large.withLine("SKU-" + i, 1, "1.00");
            again.withLine("SKU-" + i, 1, "1.00");
        }
        stocked.queue(large.build());
        stocked.poll();
        assertThat(stocked.counter.requests())
                .filteredOn("SendMessageBatch"::equals)
                .hasSize(2);

        stocked.counter.reset();
        stocked.queue(again.build());
        stocked.poll();

        assertThat(stocked.counter.requests()).doesNotContain("SendMessageBatch");
    }

    private static World stocked() {
        return new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock(StockPolicy.NONE));
    }

    @Test
    void what_must_wait_is_named_in_the_answer_and_hidden_in_one_request_and_nobody_else_waits() {
        world.erp.failNextWrites(Fault.UNREACHABLE);
        world.queue(anOrder("1001").version(1).withLine("MUG", 1, "7.50").build());
        world.queue(anOrder("1001").version(2).withLine("MUG", 2, "7.50").build());
        world.queue(anOrder("1002").withLine("MUG", 1, "7.50").build());

        SQSBatchResponse answer = world.poll();

        assertThat(answer.getBatchItemFailures())
                .as("both of the first order's group")
                .hasSize(2);
        assertThat(world.erp.orders()).as("the other order").hasSize(1);
        assertThat(world.counter.requests())
                .filteredOn("ChangeMessageVisibilityBatch"::equals)
                .hasSize(1);
    }

    @Test
    void what_the_target_refuses_is_a_dead_letter_at_once_with_its_reason() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.queue(anOrder("1001").withLine("MUG", 1, "7.50").build());

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(attribute(letter, "code")).isEqualTo("TARGET_REFUSED");
            assertThat(attribute(letter, "why")).isEqualTo("the customer is blocked");
            assertThat(attribute(letter, "operation-id")).isNotBlank();
            assertThat(EnvelopeJson.read(letter.body()).subject().id()).isEqualTo("1001");
        });
    }

    @Test
    void a_message_that_is_not_ours_is_moved_away_as_it_came_and_holds_up_nobody() {
        world.queueRaw("somebody", "{\"hello\":\"world\"}");
        world.queue(anOrder("1001").withLine("MUG", 1, "7.50").build());

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.body()).isEqualTo("{\"hello\":\"world\"}");
            assertThat(attribute(letter, "why")).isEqualTo("not a message of Waybill: 'flow' is missing");
        });
    }

    @Test
    void with_little_time_left_nothing_is_begun_and_everything_is_shown_again() {
        world.queue(anOrder("1001").withLine("MUG", 1, "7.50").build());

        assertThat(world.poll(Duration.ofSeconds(15)).getBatchItemFailures()).hasSize(1);
        assertThat(world.erp.orders()).isEmpty();

        assertThat(world.poll().getBatchItemFailures()).isEmpty();
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void the_sample_events_are_what_lambda_passes_in() throws IOException {
        SQSEvent order = sample("one-order");
        SQSEvent stranger = sample("not-a-message");

        assertThat(EnvelopeJson.read(order.getRecords().getFirst().getBody()).flow())
                .isEqualTo("orders-to-erp");
        assertThatThrownBy(
                        () -> EnvelopeJson.read(stranger.getRecords().getFirst().getBody()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE", "l",
                "OWNERSHIP_TABLE", "o",
                "ORDERS_QUEUE_URL", "q",
                "ORDERS_DEAD_LETTER_QUEUE_URL", "d",
                "STOCK_QUEUE_URL", "s");

        assertThat(DeliverOrdersWiring.Settings.from(least))
                .isEqualTo(new DeliverOrdersWiring.Settings(
                        "l", "o", "q", "d", "s", Duration.ofSeconds(60), Duration.ofHours(24)));
        assertThatThrownBy(() -> new DeliverOrdersHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private static SQSEvent sample(String name) throws IOException {
        byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));
        return LambdaEventSerializers.serializerFor(SQSEvent.class, DeliverOrdersTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }

    private static String attribute(Message letter, String name) {
        return Optional.ofNullable(letter.messageAttributes().get(name))
                .orElseThrow()
                .stringValue();
    }
}
