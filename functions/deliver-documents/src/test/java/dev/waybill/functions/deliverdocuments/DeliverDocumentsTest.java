package dev.waybill.functions.deliverdocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeBoard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverDocumentsTest {
    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "1001");

    private final World world = new World();
    private final FakeBoard board = world.shop.board(new SystemId("shop-es"));

    DeliverDocumentsTest() {
        board.has(ORDER, "121.00");
    }

    @Test
    void what_was_shipped_is_told_and_the_message_leaves_the_queue() {
        world.queue(shipped(), "shipment D1");

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(board.told()).containsExactly("shipment D1 JD0001");
        assertThat(board.shown(ORDER).orElseThrow().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void an_order_s_paper_costs_three_write_units_and_at_most_one_read_unit() {
        world.queue(shipped(), "shipment D0");
        world.poll();
        world.counter.reset();
        world.queue(shipped(), "shipment D1");

        world.poll();

        assertThat(world.counter.writeUnits()).isLessThanOrEqualTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Test
    void each_number_by_which_paper_is_found_costs_one_write_unit_once() {
        world.queue(shipped(), "shipment D0");
        world.counter.reset();

        world.poll();

        // The claim and the end; the order's number there, the delivery note's and the parcel's.
        assertThat(world.counter.writeUnits()).isEqualByComparingTo(BigDecimal.valueOf(2 + 3));
    }

    @Test
    void files_cost_no_more_units() {
        world.erp.papers().prints();
        board.takesFiles();
        world.queue(shipped(), "shipment D0");
        world.counter.reset();

        world.poll();

        assertThat(board.files()).hasSize(1);
        assertThat(world.counter.writeUnits()).isLessThanOrEqualTo(BigDecimal.valueOf(2 + 3));
    }

    @Test
    void what_the_shop_refuses_is_a_dead_letter_at_once_with_its_reason() {
        board.failsNextWrite(FailureCode.TARGET_REFUSED);
        world.queue(shipped(), "shipment D1");

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.deadLetters()).hasSize(1).first().satisfies(letter -> assertThat(letter.messageAttributes())
                .anySatisfy((name, value) -> assertThat(value.stringValue()).isEqualTo("TARGET_REFUSED")));
    }

    @Test
    void what_must_wait_is_shown_again() {
        board.failsNextWrite(FailureCode.DOWN);
        world.queue(shipped(), "shipment D1");

        assertThat(world.poll().getBatchItemFailures()).hasSize(1);
        assertThat(board.told()).isEmpty();
    }

    @Test
    void the_sample_events_are_what_lambda_passes_in() throws IOException {
        SQSEvent order = sample("one-order");
        SQSEvent stranger = sample("not-a-message");

        assertThat(EnvelopeJson.read(order.getRecords().getFirst().getBody()).flow())
                .isEqualTo("documents-to-shops");
        assertThatThrownBy(
                        () -> EnvelopeJson.read(stranger.getRecords().getFirst().getBody()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE", "l",
                "OWNERSHIP_TABLE", "o",
                "DOCUMENTS_QUEUE_URL", "q",
                "DOCUMENTS_DEAD_LETTER_QUEUE_URL", "d");

        assertThat(DeliverDocumentsWiring.Settings.from(least))
                .isEqualTo(new DeliverDocumentsWiring.Settings("l", "o", "q", "d", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new DeliverDocumentsHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private static OrderPapers shipped() {
        Shipment shipment = new Shipment(
                "D1", Shipment.Direction.TO_BUYER, Optional.empty(), Optional.empty(), List.of("JD0001"), List.of());
        return new OrderPapers(
                new ExternalRef(new SystemId("erp"), "7", "S7"),
                Progress.SHIPPED,
                false,
                Currency.getInstance("EUR"),
                List.of(shipment),
                List.of());
    }

    private static SQSEvent sample(String name) throws IOException {
        byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));
        return LambdaEventSerializers.serializerFor(SQSEvent.class, DeliverDocumentsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }
}
