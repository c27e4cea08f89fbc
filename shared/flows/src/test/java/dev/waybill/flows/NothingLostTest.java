package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redriven;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.testkit.FakeErp.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outages, dead letters, poison, corrections: what fails is seen, and ends in the target once. */
class NothingLostTest {
    private static final By ANNA = new By("anna", "the ERP's people mended it");

    private final World world = new World();

    private static Order order(String id) {
        return order(id, 1);
    }

    private static Order order(String id, long version) {
        return anOrder(id)
                .in(OrderStage.CONFIRMED)
                .version(version)
                .withLine("MUG", 3, "7.49")
                .build();
    }

    @Test
    void an_outage_opens_the_circuit_costs_no_attempts_and_ends_by_itself() {
        world.erp.goesDown();
        for (int i = 0; i < 30; i++) {
            world.hears(order("o" + i));
        }
        for (int i = 0; i < 20; i++) {
            world.runOnce();
        }
        int callsInVain = world.erp.calls();
        assertThat(circuit().state()).isIn(CircuitState.OPEN, CircuitState.PROBING);
        assertThat(callsInVain).as("spared: 30 orders, 20 rounds").isLessThan(90);
        assertThat(world.queued()).isEqualTo(30);

        world.hears(order("late"));
        world.runOnce();
        Operation waits = world.lastOf(order("late").subject());
        assertThat(waits.failure().orElseThrow().code()).isEqualTo(FailureCode.CIRCUIT_OPEN);
        assertThat(waits.attempt()).isZero();
        assertThat(waits.failure().orElseThrow().why()).contains("erp has not worked since");

        world.erp.comesBack();
        world.settles();

        assertThat(world.erp.orders()).hasSize(31);
        assertThat(world.ledger.open(100)).isEmpty();
        assertThat(world.deadLetters.count()).isZero();
        assertThat(world.lastOf(order("late").subject()).attempt()).isEqualTo(1);
        assertThat(world.log.circuits())
                .extracting(Circuit::state)
                .contains(CircuitState.OPEN, CircuitState.PROBING, CircuitState.RECOVERING);
    }

    @Test
    void changes_of_one_order_stay_in_order_through_an_outage() {
        world.erp.goesDown();
        for (int i = 0; i < 10; i++) {
            world.hears(order("o" + i));
        }
        Order first = anOrder("1001")
                .in(OrderStage.PLACED)
                .version(1)
                .withLine("MUG", 1, "5.00")
                .build();
        Order second = anOrder("1001")
                .in(OrderStage.CONFIRMED)
                .version(2)
                .withLine("MUG", 2, "5.00")
                .build();
        world.hears(first).hears(second);
        world.runOnce();
        world.runOnce();
        world.erp.comesBack();
        world.settles();

        assertThat(world.erp.orders()).hasSize(11);
        assertThat(world.erp.orders())
                .filteredOn(placed -> placed.total().equals(second.gross()))
                .hasSize(1);
    }

    @Test
    void a_busy_system_is_left_alone_and_no_attempt_is_spent() {
        world.erp.failNextWrites(Fault.TOO_BUSY, Fault.TOO_BUSY, Fault.TOO_BUSY);
        world.hears(order("1001")).settles();

        assertThat(world.endingsOf(order("1001").subject()))
                .containsExactly(Ending.WAITING, Ending.WAITING, Ending.WAITING, Ending.DELIVERED);
        assertThat(world.lastOf(order("1001").subject()).attempt()).isEqualTo(1);
    }

    @Test
    void what_an_outage_made_a_dead_letter_is_redriven_by_itself_when_it_is_over() {
        Fault[] lost = new Fault[40];
        Arrays.fill(lost, Fault.NOT_DONE_AND_NO_ANSWER);
        world.erp.failNextWrites(lost);
        for (int i = 0; i < 3; i++) {
            world.hears(order("o" + i));
        }
        while (world.deadLetters.count() == 0) {
            world.runOnce();
        }
        assertThat(world.incident(FailureCode.ANSWER_MISSING).state()).isEqualTo(Incident.State.OPEN);
        assertThat(world.sweeps().done()).as("not while it is away").isEmpty();

        world.erp.heals();
        world.settles();
        world.clock.pass(Duration.ofMinutes(3));
        world.hears(order("any")).settles();
        assertThat(circuit().state()).isEqualTo(CircuitState.CLOSED);
        assertThat(world.sweeps().done()).isNotEmpty();
        world.settles();
        world.sweeps();

        assertThat(world.erp.orders()).hasSize(4);
        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.incident(FailureCode.ANSWER_MISSING).state()).isEqualTo(Incident.State.RESOLVED);
        assertThat(world.deadLetters.count()).as("the letters are gone too").isZero();
        assertThat(world.sweeps().done()).as("once per outage").isEmpty();
    }

    @Test
    void a_message_that_kills_the_function_three_times_is_set_aside_and_its_group_goes_on() {
        world.hears(order("1001"));
        for (int death = 0; death < 3; death++) {
            world.erp.atNextLook(() -> {
                throw new OutOfMemoryError("too large");
            });
            assertThat(world.diesIn(OutOfMemoryError.class)).isTrue();
        }
        world.hears(order("1001", 2)).settles();

        List<Operation> operations =
                world.ledger.history(order("1001").subject()).operations();
        assertThat(operations).extracting(Operation::ending).containsExactly(Ending.FAILED, Ending.DELIVERED);
        assertThat(operations.getFirst().failure().orElseThrow().code()).isEqualTo(FailureCode.POISON);
        assertThat(operations.getFirst().failure().orElseThrow().why()).contains("ended without a word 3 times");
        assertThat(world.incident(FailureCode.POISON).count()).isEqualTo(1);
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void what_is_nested_too_deep_costs_its_own_turn_not_the_batch() {
        world.hears(order("deep")).hears(order("other"));
        world.erp.atNextLook(() -> {
            throw new StackOverflowError();
        });
        world.runOnce();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger
                        .link(order("deep").subject(), world.erpId())
                        .orElseThrow()
                        .state())
                .isEqualTo(LinkState.CLAIMED);
        world.settles();
        assertThat(world.erp.orders()).hasSize(2);
    }

    @Test
    void what_the_queue_gives_up_is_adopted_with_its_body_and_can_be_redriven() {
        world.hears(order("1001"));
        world.queueGivesUp();
        world.sweeps();

        OpenItem item = world.ledger.open(10).getFirst();
        assertThat(item.opened().cause().code()).isEqualTo(FailureCode.GIVEN_UP_BY_QUEUE);
        assertThat(world.ledger.kept(item.opened().by())).isPresent();
        assertThat(world.deadLetters.all())
                .as("with the operation's number on it now")
                .hasSize(1);
        assertThat(world.sweeps().done()).isEmpty();
        assertThat(world.ledger.open(10)).as("adopted once").hasSize(1);

        world.redrive().again(item.opened().by(), ANNA, Edit.NONE);
        world.settles();
        world.sweeps();
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.deadLetters.count()).isZero();
    }

    @Test
    void what_the_queue_gives_up_after_it_was_done_is_only_cleared_away() {
        world.hears(order("1001")).settles();
        Envelope again = world.shopSays(order("1001"));
        world.deadLetters.moveThere(again);
        world.sweeps();

        assertThat(world.deadLetters.count()).isZero();
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void a_letter_whose_operation_is_just_being_recorded_stays() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("1001"));
        world.losesTheLedgerWhileAtWork();
        assertThat(world.deadLetters.count()).isEqualTo(1);

        world.sweeps();

        assertThat(world.deadLetters.count()).isEqualTo(1);
    }

    @Test
    void a_dead_letter_sent_back_from_the_console_runs_again_and_twice_does_no_harm() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("1001")).settles();
        Envelope letter = world.deadLetters.all().getFirst().envelope();

        world.queue.send(List.of(letter.asRedriven()));
        world.queue.send(List.of(letter.asRedriven()));
        world.settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.endingsOf(order("1001").subject()))
                .containsExactly(Ending.FAILED, Ending.DELIVERED, Ending.SKIPPED);
        world.sweeps();
        assertThat(world.deadLetters.count()).isZero();
    }

    @Test
    void a_redrive_never_brings_an_older_state_over_a_newer_one() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("1001", 1)).settles();
        OpenItem item = world.ledger.open(1).getFirst();
        Envelope old = world.ledger.kept(item.opened().by()).orElseThrow().envelope();
        Order newer = anOrder("1001").version(2).withLine("MUG", 9, "7.49").build();
        world.hears(newer).settles();

        world.queue.send(List.of(old.asRedriven()));
        world.settles();

        assertThat(world.erp.orders()).extracting(PlacedOrder::total).containsExactly(newer.gross());
        assertThat(world.endingsOf(newer.subject())).endsWith(Ending.DELIVERED, Ending.SKIPPED);
        assertThat(world.redrive().again(item.opened().by(), ANNA, Edit.NONE)).isInstanceOf(Redriven.Superseded.class);
    }

    @Test
    void an_incident_is_not_closed_by_what_was_merely_imported_again() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("1001")).settles();
        world.queue.send(List.of(world.shopSays(order("1001"))));
        world.settles();
        assertThat(world.incident(FailureCode.TARGET_REFUSED).state()).isEqualTo(Incident.State.OPEN);

        OpenItem item = world.ledger.open(1).getFirst();
        world.redrive().again(item.opened().by(), ANNA, Edit.NONE);
        assertThat(world.incident(FailureCode.TARGET_REFUSED).state()).isEqualTo(Incident.State.RETRYING);
        world.settles();
        assertThat(world.incident(FailureCode.TARGET_REFUSED).state()).isEqualTo(Incident.State.RESOLVED);
    }

    @Test
    void a_new_mapping_for_one_operation_delivers_it_and_stays_with_it_alone() {
        world.erp.forget("OLD-MUG");
        Order order = anOrder("1001").withLine("OLD-MUG", 1, "5.00").build();
        Order other = anOrder("1002").withLine("OLD-MUG", 1, "5.00").build();
        world.hears(order).hears(other).settles();
        OpenItem item = world.ledger.open(10).stream()
                .filter(open -> open.subject().equals(order.subject()))
                .findFirst()
                .orElseThrow();
        Edit edit = new Edit(Optional.empty(), Map.of("items.OLD-MUG", "NEW-MUG"));

        world.redrive().again(item.opened().by(), ANNA, edit);
        world.settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.open(10)).extracting(OpenItem::subject).containsExactly(other.subject());
        assertThat(world.ledger.history(order.subject()).interventions())
                .singleElement()
                .satisfies(by -> {
                    assertThat(by.kind()).isEqualTo(Intervention.Kind.CORRECTED);
                    assertThat(by.what()).isEqualTo("items.OLD-MUG = NEW-MUG");
                });
    }

    @Test
    void a_corrected_body_is_carried_once_and_its_original_never_again() {
        world.receives(world.shop.says(order("1001"), world.clock.instant()));
        Envelope original = world.queue.takeAll().getFirst();
        Envelope broken = original.readAgain(Body.of("1001 - torn"), original.version());
        world.queue.send(List.of(broken.asRedriven()));
        world.settles();
        OpenItem item = world.ledger.open(1).getFirst();
        assertThat(item.opened().cause().code()).isEqualTo(FailureCode.BODY_UNREADABLE);

        world.redrive().again(item.opened().by(), ANNA, new Edit(Optional.of(original.body()), Map.of()));
        world.settles();
        assertThat(world.erp.orders()).hasSize(1);

        world.queue.send(List.of(broken.asRedriven()));
        world.settles();
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.open(1))
                .as("the torn original is a duplicate now")
                .isEmpty();
    }

    @Test
    void a_preview_says_what_would_be_written_where_and_writes_nothing() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("1001")).settles();
        OpenItem item = world.ledger.open(1).getFirst();
        Envelope kept = world.ledger.kept(item.opened().by()).orElseThrow().envelope();
        int writes = world.erp.writes();

        Preview preview = world.rehearsal().of(item.opened().by(), kept.asRedriven());

        assertThat(preview.sentence()).isEqualTo("creates order shop-es:1001 in erp");
        assertThat(preview.changes())
                .containsExactly(
                        new Preview.Change("line MUG", "none", "3 for 22.47 EUR"),
                        new Preview.Change(
                                "total", "none", order("1001").gross().toString()),
                        new Preview.Change("stage", "none", "CONFIRMED"));
        assertThat(world.erp.writes()).isEqualTo(writes);
        assertThat(world.ledger.open(1)).containsExactly(item);
    }

    @Test
    void a_message_older_than_a_day_is_read_again_before_it_is_carried() {
        world.erp.goesDown();
        world.hears(order("1001", 1));
        Envelope old = world.queue.takeAll().getFirst();
        Order now = anOrder("1001").version(5).withLine("MUG", 9, "7.49").build();
        world.receives(world.shop.says(now, world.clock.instant()));
        world.queue.takeAll();
        world.clock.pass(Duration.ofHours(25));
        world.erp.comesBack();

        world.queue.send(List.of(old.asRedriven()));
        world.settles();

        assertThat(world.erp.orders()).extracting(PlacedOrder::total).containsExactly(now.gross());
        assertThat(world.shop.readings()).isEqualTo(1);
        assertThat(world.lastOf(now.subject()).steps().getFirst().note()).endsWith("old, so read again from shop-es");
        assertThat(world.ledger.link(now.subject(), world.erpId()).orElseThrow().version())
                .as("fenced at the state that was carried")
                .contains(now.version());
    }

    @Test
    void an_old_message_of_an_order_that_is_gone_is_carried_as_it_was() {
        world.hears(order("1001"));
        world.shop.forgets(order("1001").subject());
        world.clock.pass(Duration.ofHours(25));
        world.settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.lastOf(order("1001").subject()).steps().getFirst().note())
                .contains("does not have it any more: carried as it was");
    }

    private Circuit circuit() {
        return world.circuits.read(world.erpId()).orElseThrow();
    }
}
