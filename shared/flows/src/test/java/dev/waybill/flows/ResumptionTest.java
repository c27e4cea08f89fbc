package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.order.Order;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A mapping is added to the configuration, and what waited for it goes on by itself. */
class ResumptionTest {
    private final World world = new World();

    @Test
    void what_was_held_for_a_mapping_goes_on_when_a_newer_configuration_is_in_force() {
        world.erp.forget("MUG");
        world.hears(order("1001", "MUG")).hears(order("1002", "HAT")).settles();
        assertThat(world.erp.orders()).as("the other order is not held").hasSize(1);
        assertThat(world.incident(FailureCode.ITEM_UNKNOWN).state()).isEqualTo(Incident.State.OPEN);
        assertThat(world.resumes().done()).as("nothing is new").isEmpty();

        world.erp.learn("MUG");
        applies(2);
        assertThat(world.resumes().done()).hasSize(1);
        assertThat(world.resumes().done()).as("it is on its way").isEmpty();
        world.settles();

        assertThat(world.erp.orders()).hasSize(2);
        assertThat(world.incident(FailureCode.ITEM_UNKNOWN).state()).isEqualTo(Incident.State.RESOLVED);
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void what_the_newer_configuration_did_not_mend_is_tried_once_and_waits_on() {
        world.erp.forget("MUG");
        world.hears(order("1001", "MUG")).settles();

        applies(2);
        assertThat(world.resumes().done()).hasSize(1);
        world.settles();

        assertThat(world.resumes().done()).isEmpty();
        assertThat(world.ledger.open(10)).hasSize(1);
        assertThat(world.erp.orders()).isEmpty();
    }

    @Test
    void what_a_person_has_to_decide_is_not_decided_by_a_new_file() {
        World strict =
                new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").holdWhen("total > 5 EUR"));
        strict.hears(order("1001", "MUG")).settles();
        assertThat(strict.incident(FailureCode.HOLD_CONDITION).state()).isEqualTo(Incident.State.OPEN);

        strict.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(2));
        strict.clock.pass(Duration.ofMinutes(2));

        assertThat(strict.resumes().done()).isEmpty();
    }

    private void applies(long version) {
        Landscape next = LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(version);
        world.apply(next);
        world.clock.pass(Duration.ofMinutes(2));
    }

    private static Order order(String id, String sku) {
        return anOrder(id).withLine(sku, 1, "7.50").build();
    }
}
