package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What says nothing new is not carried, and calls nobody; what may say something is. */
class OrderEchoTest {
    private final World world = new World();

    private static OrderFixture state(long version) {
        return anOrder("1001").version(version).withLine("MUG", 3, "7.49").withShipping("4.90");
    }

    private Link link() {
        return world.ledger.link(state(1).build().subject(), world.erpId()).orElseThrow();
    }

    private Operation last() {
        return world.lastOf(state(1).build().subject());
    }

    /** How often the ERP was called for it. */
    private int calls(Order state) {
        int before = world.erp.calls();
        world.hears(state).settles();
        return world.erp.calls() - before;
    }

    @Test
    void three_webhooks_about_one_order_cost_the_calls_of_one() {
        assertThat(calls(state(1).build())).as("look, create, confirm").isEqualTo(3);
        assertThat(calls(state(2).build()) + calls(state(3).build()))
                .as("updated and paid, said with created")
                .isZero();

        assertThat(last().ending()).isEqualTo(Ending.SKIPPED);
        assertThat(last().skipped()).contains(SkipReason.UNCHANGED);
        assertThat(TraceText.of(last())).contains("UNCHANGED", "done  says nothing that erp does not have already");
    }

    @Test
    void what_is_skipped_so_is_there_in_its_newest_state_and_makes_older_ones_stale() {
        world.hears(state(1).build()).settles();
        world.hears(state(3).build()).settles();

        assertThat(link().state()).isEqualTo(LinkState.DELIVERED);
        assertThat(link().version()).contains(state(3).build().version());
        assertThat(link().targetRef()).isPresent();
        assertThat(calls(state(2).shipTo("Calle Dos 2").build())).isZero();
        assertThat(last().skipped()).contains(SkipReason.STALE);
    }

    @Test
    void whatever_the_erp_could_act_on_is_carried() {
        world.hears(state(1).in(OrderStage.PLACED).build()).settles();

        assertThat(calls(state(2).in(OrderStage.PLACED).shipTo("Calle Dos 2").build()))
                .isPositive();
        assertThat(calls(state(3).shipTo("Calle Dos 2").build())).as("paid").isPositive();
        assertThat(calls(state(4).shipTo("Calle Dos 2").build())).isZero();
    }

    @Test
    void a_cancellation_is_always_carried() {
        world.hears(state(1).build()).settles();

        assertThat(calls(state(2).in(OrderStage.CANCELLED).build())).isPositive();
        assertThat(calls(state(3).in(OrderStage.CANCELLED).build())).isPositive();
        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void what_was_held_or_failed_or_lost_its_answer_is_carried_again() {
        for (Fault fault : new Fault[] {Fault.WRONG_TOTAL, Fault.REFUSED, Fault.DONE_BUT_NO_ANSWER}) {
            World other = new World();
            other.hears(state(1).in(OrderStage.PLACED).build()).settles();
            other.erp.failNextWrites(fault);
            other.hears(
                    state(2).in(OrderStage.PLACED).withLine("HAT", 1, "5.00").build());
            other.runOnce();
            int calls = other.erp.calls();

            other.hears(state(3).in(OrderStage.PLACED).build()).settles();

            assertThat(other.erp.calls()).as("after " + fault).isGreaterThan(calls);
            assertThat(other.erp.orders().getFirst().total())
                    .as("after " + fault)
                    .isEqualTo(state(3).build().gross());
        }
    }

    @Test
    void a_new_configuration_decides_anew_once() {
        world.hears(state(1).build()).settles();
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(2));
        world.clock.pass(Duration.ofSeconds(61));

        assertThat(calls(state(2).build())).isOne();
        assertThat(calls(state(3).build())).isZero();
    }

    @Test
    void what_a_person_sends_again_is_carried() {
        world.hears(state(1).build()).settles();
        Envelope redriven = world.shopSays(state(2).build()).asRedriven();
        int calls = world.erp.calls();

        world.comesAgain(redriven);
        world.settles();

        assertThat(world.erp.calls()).isGreaterThan(calls);
    }

    @Test
    void dying_while_skipping_leaves_it_to_be_carried() {
        for (int step = 1; step <= 4; step++) {
            World other = new World();
            other.hears(state(1).build()).settles();
            other.hears(state(2).build());

            other.diesAfterStep(step).settles();

            assertThat(other.ledger
                            .link(state(1).build().subject(), other.erpId())
                            .flatMap(Link::version))
                    .as("died after step " + step)
                    .contains(state(2).build().version());
            assertThat(other.erp.orders()).hasSize(1);
        }
    }

    @Test
    void what_we_wrote_into_the_shop_comes_back_and_costs_the_erp_nothing() {
        PaperWorld paper = new PaperWorld();
        paper.hears(state(1).build());
        paper.ships("D1", Progress.SHIPPED, "JD0001");
        paper.erp.ship(0);
        paper.settles();
        int calls = paper.erp.calls();

        Operation note = paper.hears(state(2).build());
        Operation completed = paper.hears(state(3).shipped(Fulfilment.COMPLETE).build());
        Operation again = paper.hears(state(4).shipped(Fulfilment.COMPLETE).build());

        assertThat(note.skipped()).contains(SkipReason.UNCHANGED);
        assertThat(completed.skipped()).contains(SkipReason.ECHO);
        assertThat(completed.note()).contains("shipping is COMPLETE, which erp told shop-es through us");
        assertThat(again.skipped()).contains(SkipReason.UNCHANGED);
        assertThat(paper.erp.calls()).isEqualTo(calls);
    }

    @Test
    void completed_by_hand_while_the_erp_has_not_shipped_is_a_conflict_each_time() {
        PaperWorld paper = new PaperWorld();
        paper.hears(state(1).build());
        paper.ships("D1", Progress.PARTLY_SHIPPED, "JD0001");
        paper.settles();

        for (int version = 2; version <= 3; version++) {
            Operation byHand =
                    paper.hears(state(version).shipped(Fulfilment.COMPLETE).build());

            assertThat(byHand.skipped()).isEqualTo(Optional.empty());
            assertThat(byHand.conflicts()).singleElement().asString().contains("order.status stays OPEN");
        }
    }

    @Test
    void completed_together_with_another_change_is_carried() {
        PaperWorld paper = new PaperWorld();
        paper.hears(state(1).build());
        paper.ships("D1", Progress.SHIPPED, "JD0001");
        paper.erp.ship(0);
        paper.settles();

        Operation changed = paper.hears(
                state(2).shipped(Fulfilment.COMPLETE).withLine("HAT", 1, "5.00").build());

        assertThat(changed.ending()).isEqualTo(Ending.HELD);
    }

    @Test
    void an_echo_that_overtakes_the_record_of_what_we_wrote_costs_one_look() {
        PaperWorld paper = new PaperWorld();
        paper.hears(state(1).build());
        paper.erp.ship(0);
        int calls = paper.erp.calls();

        Operation early = paper.hears(state(2).shipped(Fulfilment.COMPLETE).build());

        assertThat(early.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(early.conflicts()).isEmpty();
        assertThat(paper.erp.calls()).isEqualTo(calls + 1);
    }
}
