package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.FakeErp.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeAndDeliveriesTest {
    private final World world = new World();
    private final Order order = anOrder("1001").build();

    private RawWebhook webhook(String system, Map<String, String> headers, String body) {
        return new RawWebhook(new SystemId(system), headers, Body.of(body), world.clock.instant());
    }

    @Test
    void a_believed_webhook_is_queued_once_per_target() {
        Receipt receipt = world.receives(world.shop.says(order, world.clock.instant()));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1));
        assertThat(world.queue.takeAll()).singleElement().satisfies(envelope -> {
            assertThat(envelope.group()).isEqualTo("erp|order#shop-es#1001");
            assertThat(envelope.flow()).isEqualTo("orders-to-erp");
        });
    }

    @Test
    void who_is_not_believed_gets_401_and_an_unknown_system_404() {
        assertThat(world.receives(webhook("shop-es", Map.of("token", "forged"), "1001 - 1"))
                        .status())
                .isEqualTo(401);
        assertThat(world.receives(webhook("shop-xx", Map.of("token", "genuine"), "1001 - 1"))
                        .status())
                .isEqualTo(404);
        assertThat(world.receives(webhook("erp", Map.of("token", "genuine"), "1001 - 1"))
                        .status())
                .isEqualTo(404);
        assertThat(world.queue.takeAll()).isEmpty();
        assertThat(world.log.answers()).hasSize(3);
    }

    @Test
    void a_greeting_needs_no_signature_and_carries_nothing() {
        assertThat(world.receives(webhook("shop-es", Map.of("greeting", "yes"), "webhook_id=1")))
                .isInstanceOf(Receipt.Acknowledged.class);
        assertThat(world.queue.takeAll()).isEmpty();
    }

    @Test
    void a_queue_that_refuses_makes_the_shop_try_again() {
        World down = new World();
        var intake = new dev.waybill.engine.intake.Intake(
                down.landscape(),
                envelopes -> {
                    throw new FailureException(
                            Failure.of(FailureCode.DOWN, new SystemId("queue"), "send", "the queue is down", "wait"));
                },
                down.log,
                down.ids());

        assertThat(intake.accept(down.shop.says(order, down.clock.instant())).status())
                .isEqualTo(503);
    }

    @Test
    void a_body_too_large_is_refused_with_413_and_leaves_a_readable_dead_letter() {
        List<Envelope> queued = new ArrayList<>();
        var intake = new dev.waybill.engine.intake.Intake(
                world.landscape(),
                envelopes -> {
                    if (envelopes.getFirst().body().length() > 0) {
                        throw new FailureException(Failure.of(
                                FailureCode.BODY_TOO_LARGE, new SystemId("queue"), "send", "too large", "split it"));
                    }
                    queued.addAll(envelopes);
                },
                world.log,
                world.ids());

        assertThat(intake.accept(world.shop.says(order, world.clock.instant())).status())
                .isEqualTo(413);

        world.queue.send(queued);
        world.settles();
        Operation failed = world.lastOf(order.subject());
        assertThat(failed.failure().orElseThrow().code()).isEqualTo(FailureCode.BODY_TOO_LARGE);
        assertThat(world.deadLetters.all()).hasSize(1);
    }

    @Test
    void a_privacy_request_is_kept_and_held_for_a_person() {
        world.receives(webhook("shop-es", Map.of("token", "genuine", "privacy", "yes"), "customer-7"));
        world.settles();

        assertThat(world.ledger.open(10)).singleElement().satisfies(held -> {
            assertThat(held.latest().ending()).isEqualTo(Ending.HELD);
            assertThat(held.opened().cause().code()).isEqualTo(FailureCode.PRIVACY_REQUEST);
        });
    }

    @Test
    void what_cannot_be_read_becomes_a_dead_letter_with_its_body() {
        world.receives(webhook("shop-es", Map.of("token", "genuine"), "1001 - no-such-ticket"));
        world.settles();

        assertThat(world.deadLetters.all()).singleElement().satisfies(letter -> {
            assertThat(letter.operation().failure().orElseThrow().code()).isEqualTo(FailureCode.BODY_UNREADABLE);
            assertThat(letter.envelope().body().length()).isPositive();
        });
    }

    @Test
    void a_group_stops_at_its_first_failure_and_nobody_else_does() {
        world.hears(anOrder("1").build());
        world.hears(anOrder("1").version(2).build());
        world.hears(anOrder("2").build());
        world.erp.failNextWrites(Fault.UNREACHABLE);
        List<Received> batch = new ArrayList<>();
        for (Envelope envelope : world.queue.takeAll()) {
            batch.add(new Received("m" + (batch.size() + 1), envelope, 1));
        }

        List<Verdict> verdicts =
                world.deliveries().run(batch, world.clock.instant().plus(Duration.ofMinutes(2)));

        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Retry.class);
        assertThat(verdicts.get(1)).isEqualTo(new Verdict.Retry("m2", ((Verdict.Retry) verdicts.get(0)).in()));
        assertThat(verdicts.get(2)).isEqualTo(new Verdict.Done("m3"));
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void what_cannot_be_finished_before_the_deadline_is_not_begun() {
        world.hears(order);
        Received received = new Received("m1", world.queue.takeAll().getFirst(), 1);

        List<Verdict> verdicts =
                world.deliveries().run(List.of(received), world.clock.instant().plusSeconds(5));

        assertThat(verdicts).containsExactly(new Verdict.Retry("m1", Duration.ZERO));
        assertThat(world.ledger.history(order.subject()).operations()).isEmpty();
    }

    @Test
    void a_duplicate_and_a_stale_state_are_skipped_with_their_reason() {
        world.hears(anOrder("1001").version(2).build()).settles();
        Envelope again = new World()
                .hears(anOrder("1001").version(2).build())
                .queue
                .takeAll()
                .getFirst();
        world.queue.send(List.of(again.asRedriven()));
        world.hears(anOrder("1001").version(1).build()).settles();

        assertThat(world.ledger.history(order.subject()).operations().stream()
                        .flatMap(operation -> operation.skipped().stream())
                        .map(Enum::name))
                .containsExactly("DUPLICATE", "STALE");
        assertThat(world.erp.writes()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_is_down_loses_nothing() {
        world.hears(order);
        List<Envelope> taken = world.queue.takeAll();
        World elsewhere = new World();
        elsewhere.breakLedger();

        List<Verdict> verdicts = elsewhere
                .deliveries()
                .run(
                        List.of(new Received("m1", taken.getFirst(), 1)),
                        elsewhere.clock.instant().plus(Duration.ofMinutes(2)));

        assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Retry.class);
        assertThat(elsewhere.erp.writes()).isZero();
    }
}
