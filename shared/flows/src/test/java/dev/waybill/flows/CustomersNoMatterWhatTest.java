package dev.waybill.flows;

import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.PartyFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Crashes at every step, everything twice and reversed, every fault: the end is that of an undisturbed run. */
class CustomersNoMatterWhatTest {
    private static final SubjectRef ANA = new SubjectRef(EntityKind.PARTY, new SystemId("shop-es"), "25");

    private static final List<Customer> LIFE = List.of(
            ana("shop-es:25").customer(),
            ana("shop-fr:7").customer(),
            ana("shop-es:25").taxId("B12345678").customer(),
            ana("shop-es:25")
                    .taxId("B12345678")
                    .named("Ana Ruiz Paz")
                    .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"))
                    .customer());

    static Stream<List<Customer>> lives() {
        return Stream.of(LIFE.subList(0, 1), LIFE.subList(0, 2), LIFE);
    }

    private record End(
            int parties, String name, Set<PartyReference> references, List<String> taxIds, Set<String> prints) {}

    private static End endOf(World world) {
        List<PlacedParty> parties = world.erp.parties().all();
        PlacedParty party = parties.getFirst();
        return new End(
                parties.size(),
                party.name(),
                party.references(),
                party.taxIds(),
                Set.copyOf(party.addresses().stream().map(PlacedAddress::print).toList()));
    }

    private static World world() {
        return new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").customers());
    }

    private static World undisturbed(List<Customer> life) {
        World world = world();
        life.forEach(state -> world.hears(state).settles());
        assertThat(world.erp.parties().all()).hasSize(1);
        return world;
    }

    @ParameterizedTest
    @MethodSource("lives")
    void dying_after_any_step_changes_nothing_in_the_end(List<Customer> life) {
        End expected = endOf(undisturbed(life));
        boolean died = true;
        for (int step = 1; died; step++) {
            World world = world().diesAfterStep(step);
            died = false;
            for (Customer state : life) {
                died |= world.hears(state).settles();
            }
            assertThat(endOf(world)).as("dying after step " + step).isEqualTo(expected);
            assertThat(step).isLessThan(200);
        }
    }

    @ParameterizedTest
    @MethodSource("lives")
    void every_message_twice_and_in_reverse_is_still_one_customer(List<Customer> life) {
        World world = world();
        List<Envelope> messages = new ArrayList<>();
        life.forEach(state -> {
            world.hears(state);
            messages.addAll(world.queue.takeAll());
        });
        messages.addAll(List.copyOf(messages));
        Collections.reverse(messages);
        messages.forEach(message -> {
            world.comesAgain(message);
            world.settles();
        });

        End end = endOf(world);
        End expected = endOf(undisturbed(life));
        assertThat(end.parties()).isEqualTo(1);
        assertThat(end.references()).isEqualTo(expected.references());
        assertThat(end.taxIds()).isEqualTo(expected.taxIds());
        assertThat(end.prints()).containsAll(expected.prints());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREACHABLE", "TOO_BUSY", "DONE_BUT_NO_ANSWER", "NOT_DONE_AND_NO_ANSWER"})
    void a_fault_at_every_write_makes_no_second_customer(Fault fault) {
        World world = world();
        for (Customer state : LIFE) {
            world.erp.parties().failNextWrites(fault, fault);
            world.hears(state).settles();
        }

        assertThat(endOf(world)).isEqualTo(endOf(undisturbed(LIFE)));
        assertThat(world.lastOf(ANA).ending()).isEqualTo(Ending.DELIVERED);
    }
}
