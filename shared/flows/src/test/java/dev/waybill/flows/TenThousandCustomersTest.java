package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.testkit.LandscapeFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand customers of three shops, a tenth of them guests: no two who are not one become one, and what could be known by an
 * exact identifier to be there already is not made again but by a person's word.
 */
class TenThousandCustomersTest {
    private static final int RECORDS = 10_000;

    private final Populace populace = new Populace(20261128);
    private final World world = new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
            .system("shop-pt", "fake-shop")
            .customers());
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Customer> held = new ArrayList<>();

    /** Ids of the parties that were made for each. */
    private final Map<Integer, List<Integer>> made = new HashMap<>();

    private final Set<String> knowablyDouble = new TreeSet<>();

    @Test
    void nobody_is_taken_for_somebody_else_and_nobody_known_is_made_twice() {
        List<Customer> all = populace.saying(RECORDS);

        all.forEach(this::carry);

        assertThat(mixed()).as("wrong merges").isEmpty();
        assertThat(knowablyDouble).as("made though an identifier led to one").isEmpty();
        int automatically = world.erp.parties().count();

        held.forEach(this::decide);

        assertThat(mixed()).as("wrong merges, after people decided").isEmpty();
        long unknowable =
                made.values().stream().mapToLong(list -> list.size() - 1L).sum();
        int inTheEnd = world.erp.parties().count();
        int entities = entities(all);
        counts.put("parties before people decided", automatically);
        counts.put("parties in the end", inTheEnd);
        counts.put("entities", entities);
        counts.put("doubles that nothing told of", (int) unknowable);
        System.out.println("customers: " + counts);
        assertThat(inTheEnd - entities)
                .as("every party more than there are people shares nothing with the other: " + counts)
                .isEqualTo((int) unknowable);
        assertThat(held.size()).as(counts.toString()).isBetween(500, 4_500);
        assertThat(unknowable).as(counts.toString()).isLessThan(RECORDS / 25);
    }

    private void carry(Customer customer) {
        count("said");
        int before = world.erp.parties().count();
        say(customer);
        noteIfMade(customer, before);
    }

    private void say(Customer customer) {
        if (customer.reference().isAccount()) {
            Operation operation = carried(customer);
            if (operation.ending() == Ending.HELD) {
                hold(customer, operation.failure().orElseThrow().code());
            } else {
                assertThat(operation.ending()).as(operation.toString()).isEqualTo(Ending.DELIVERED);
            }
        } else {
            count("guests");
            try {
                placing(Map.of()).place(customer);
            } catch (FailureException e) {
                hold(customer, e.failure().code());
            }
        }
    }

    private Operation carried(Customer customer) {
        world.hears(customer).settles();
        return latest(customer);
    }

    private Operation latest(Customer customer) {
        return world.ledger
                .link(subject(customer), world.erpId())
                .flatMap(Link::latest)
                .orElseThrow();
    }

    private void hold(Customer customer, FailureCode code) {
        count("held");
        count("held for " + code);
        held.add(customer);
    }

    /** A person looks into both systems and sees who it is. */
    private void decide(Customer customer) {
        int who = populace.whoIs(customer.reference());
        int before = world.erp.parties().count();
        String called = made.getOrDefault(who, List.of()).stream()
                .findFirst()
                .map(id -> "P" + id)
                .orElse("new");
        Map<String, String> decision = Map.of("parties." + customer.reference(), called);
        if (customer.reference().isAccount()) {
            Operation operation = latest(customer);
            world.redrive()
                    .again(operation.id(), new By("ana", "looked at both"), new Edit(Optional.empty(), decision));
            world.settles();
            assertThat(latest(customer).ending()).isEqualTo(Ending.DELIVERED);
        } else {
            placing(decision).place(customer);
        }
        if (world.erp.parties().count() > before) {
            made.computeIfAbsent(who, any -> new ArrayList<>()).add(before + 1);
        }
    }

    private PartyPlacing placing(Map<String, String> decision) {
        Connector erp = world.landscape().now().require(world.erpId(), decision);
        return new PartyPlacing(erp.partyTarget(), erp.system());
    }

    private static SubjectRef subject(Customer customer) {
        String[] reference = customer.reference().value().split(":", 2);
        return new SubjectRef(EntityKind.PARTY, new SystemId(reference[0]), reference[1]);
    }

    /** Parties that stand for more than one, in words; they are nobody's personal data. */
    private List<String> mixed() {
        return world.erp.parties().all().stream()
                .filter(party -> people(party).size() != 1)
                .map(party -> party.references() + " are " + people(party) + ": "
                        + party.contacts().stream()
                                .map(it -> it.name() + " " + it.emails() + it.phones())
                                .toList() + party.taxIds() + party.name())
                .toList();
    }

    private Set<Integer> people(PlacedParty party) {
        return party.references().stream().map(populace::whoIs).collect(Collectors.toSet());
    }

    /** Notes who was made, and whether one was there that is the same in truth and shares an identifier that counts. */
    private void noteIfMade(Customer customer, int before) {
        if (world.erp.parties().count() == before) {
            return;
        }
        List<Integer> same = made.computeIfAbsent(populace.whoIs(customer.reference()), any -> new ArrayList<>());
        Set<PartyIdentifier> ours = Identifiers.of(customer).stream()
                .filter(it -> customer.reference().isAccount() || it.kind().compareTo(Kind.E_MAIL) <= 0)
                .collect(Collectors.toSet());
        same.stream()
                .map(world.erp.parties()::party)
                .filter(party -> !Collections.disjoint(ours, Identifiers.of(party)))
                .forEach(party -> knowablyDouble.add(customer.reference() + " and " + party.references()));
        same.add(before + 1);
    }

    private int entities(List<Customer> all) {
        return (int) all.stream()
                .map(Customer::reference)
                .map((PartyReference reference) -> populace.whoIs(reference))
                .distinct()
                .count();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
