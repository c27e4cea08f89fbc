package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Contact;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand customers of three shops, a tenth of them guests, written down with all the noise of {@link Scribe}: no two who are not
 * one become one, and nobody who could be known to be there already is made again but by a person's word.
 */
class TenThousandCustomersTest {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Customer> held = new ArrayList<>();

    /** Ids of the parties that were made for each. */
    private final Map<Integer, List<Integer>> made = new HashMap<>();

    /** Made without a hold though a person could have told that one is there. */
    private final List<String> silently = new ArrayList<>();

    private final Map<String, Integer> unknowable = new TreeMap<>();
    private final World world = new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
            .system("shop-pt", "fake-shop")
            .customers());
    private Populace populace = new Populace(0);

    /**
     * Of towns of several sizes.
     *
     * @param nameOnly how many share nothing but a name with the record of themselves that is there: another e-mail address, another
     *     address, no telephone
     * @param colleagues how many buy for a company that is there, and do not say so, or are all that is there and did not say so
     */
    @ParameterizedTest
    @CsvSource({"20261128, 10000, 23, 56", "1, 3000, 9, 18", "2, 3000, 8, 10", "3, 3000, 5, 14"})
    void nobody_is_taken_for_somebody_else_and_nobody_is_made_twice_but_by_a_persons_word(
            long seed, int records, int nameOnly, int colleagues) {
        populace = new Populace(seed);
        List<Customer> all = populace.saying(records);

        all.forEach(this::carry);

        assertThat(mixed()).as("wrong merges").isEmpty();
        assertThat(silently)
                .as("made without a hold though a person could tell")
                .isEmpty();
        counts.put("parties before people decided", world.erp.parties().count());

        held.forEach(this::decide);

        assertThat(mixed()).as("wrong merges, after people decided").isEmpty();
        int entities = entities(all);
        int inTheEnd = world.erp.parties().count();
        counts.put("parties in the end", inTheEnd);
        counts.put("entities", entities);
        System.out.println(
                "customers, seed " + seed + ": " + counts + ", doubles that nobody could tell: " + unknowable);
        assertThat(inTheEnd - entities)
                .as("every party more than there are people is one that nobody could tell")
                .isEqualTo(unknowable.values().stream().mapToInt(it -> it).sum());
        assertThat(unknowable)
                .as("what nobody could tell")
                .isEqualTo(Map.of(Populace.NAME_ONLY, nameOnly, Populace.COLLEAGUE, colleagues));
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
        boolean isThere = made.containsKey(populace.whoIs(customer.reference()));
        String who = customer.reference().isAccount() ? "account" : "guest";
        count("held: " + who + ", " + code + ", " + (isThere ? "is there" : "is not there"));
        count("held");
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
                .map(party -> people(party) + " are " + words(party))
                .toList();
    }

    private Set<Integer> people(PlacedParty party) {
        return party.references().stream().map(populace::whoIs).collect(Collectors.toSet());
    }

    /** Notes who was made, and whether somebody could have told that one is there. */
    private void noteIfMade(Customer customer, int before) {
        if (world.erp.parties().count() == before) {
            return;
        }
        List<Integer> same = made.computeIfAbsent(populace.whoIs(customer.reference()), any -> new ArrayList<>());
        if (!same.isEmpty()) {
            List<Optional<String>> reasons = same.stream()
                    .map(world.erp.parties()::party)
                    .flatMap(party -> party.references().stream()
                            .map(it -> populace.whyNobodyCouldTell(customer.reference(), it, party.name())))
                    .toList();
            if (reasons.stream().allMatch(Optional::isPresent)) {
                unknowable.merge(reasons.getFirst().orElseThrow(), 1, Integer::sum);
            } else {
                silently.add(words(customer) + " beside "
                        + same.stream()
                                .map(world.erp.parties()::party)
                                .map(TenThousandCustomersTest::words)
                                .toList());
            }
        }
        same.add(before + 1);
    }

    /** They are nobody's personal data. */
    private static String words(Customer customer) {
        return customer.reference() + " " + customer.names() + customer.emails() + customer.phones() + customer.taxId()
                + customer.addresses().stream()
                        .map(it -> it.address().street() + it.address().postalCode())
                        .toList();
    }

    private static String words(PlacedParty party) {
        return party.references() + " " + party.name()
                + party.contacts().stream().map(Contact::name).toList()
                + party.emails() + party.phones() + party.taxIds()
                + party.addresses().stream()
                        .map(it -> it.address().street() + it.address().postalCode())
                        .toList();
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
