package dev.waybill.peers;

import static dev.waybill.testkit.PartyFixture.ana;
import static dev.waybill.testkit.PartyFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.flows.Customers;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeParties;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import dev.waybill.testkit.TrytonPeer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Customers of two shops, in the books of a real Tryton, and back. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersIntoTrytonTest {
    private final TrytonPeer tryton = TrytonPeer.start(Path.of("target/peer"));
    private final TrytonBooks books = new TrytonBooks(tryton);
    private final FakeShop shop = new FakeShop();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryLeases leases = new MemoryLeases();
    private final CountingIds ids = new CountingIds();
    private final RecordingLog log = new RecordingLog();
    private final SettableClock clock = SettableClock.atNoon();
    private StepProbe probe = StepProbe.NONE;

    /** What a person said, as the target's settings. */
    private Map<String, String> decided = Map.of();

    @AfterAll
    void stop() {
        tryton.close();
    }

    @Test
    void a_customer_of_two_shops_is_one_party_whose_address_only_its_owner_changes() {
        carry(false, ana("shop-es:25").taxId("b-12345678").customer());
        carry(false, named("shop-fr:7", "ANA RUIZ", "Ana@Ruiz.example").customer());

        assertThat(books.parties("ana@ruiz.example")).hasSize(1);
        long party = books.parties("ana@ruiz.example").getFirst();
        assertThat(codes(party)).containsExactlyInAnyOrder("shop-es:25", "shop-fr:7", "ESB12345678");
        assertThat(streets(party)).containsExactly("Calle Mayor 1");

        Customer moved = ana("shop-es:25")
                .taxId("B12345678")
                .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"))
                .customer();
        Operation refused = carry(true, moved);
        assertThat(refused.conflicts()).singleElement().asString().contains("party.address stays", "owner erp");
        assertThat(streets(party)).containsExactly("Calle Mayor 1");

        carry(
                false,
                ana("shop-es:25")
                        .taxId("B12345678")
                        .livesIn(PartyFixture.address("Ana Ruiz", "Calle Luna 3"))
                        .customer());
        assertThat(streets(party)).containsExactlyInAnyOrder("Calle Mayor 1", "Calle Luna 3");
    }

    @Test
    void an_address_takes_the_place_of_the_one_before_and_old_papers_keep_that() {
        carry(false, named("shop-es:30", "Leo Paz", "leo@paz.example").customer());
        carry(
                false,
                named("shop-es:30", "Leo Paz", "leo@paz.example")
                        .livesIn(PartyFixture.address("Leo Paz", "Calle Sol 2"))
                        .customer());

        assertThat(streets(books.parties("leo@paz.example").getFirst())).containsExactly("Calle Sol 2");
    }

    @Test
    void what_an_office_enters_in_tryton_reaches_the_accounts_of_both_shops_and_no_supplier_does() {
        String email = "olga@terms.example";
        carry(false, named("shop-es:50", "Olga Rey", email).customer());
        carry(false, named("shop-fr:51", "Olga Rey", email).customer());
        FakeParties spain = account("shop-es", "50", email);
        FakeParties france = account("shop-fr", "51", email);
        long party = books.parties(email).getFirst();
        books.call(
                "model.party.party.create", List.of(List.of(Map.of("name", "Screws and Nails")), Map.of("company", 1)));
        books.call(
                "model.party.party.write",
                List.of(
                        List.of(party),
                        Map.of("customer_payment_term", books.id("account.invoice.payment_term", "name", "Prepaid")),
                        Map.of("company", 1)));

        List<Operation> carried = lookIntoTryton();

        assertThat(carried)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.ending()).as(it.toString()).isEqualTo(Ending.DELIVERED));
        assertThat(spain.party(50).paymentTerms()).contains("Prepaid");
        assertThat(france.party(51).paymentTerms()).contains("Prepaid");
        assertThat(spain.party(50).addresses()).as("the shops own addresses").isEmpty();
        assertThat(books.parties(email)).hasSize(1);
    }

    private FakeParties account(String shopId, String id, String email) {
        SystemId system = new SystemId(shopId);
        FakeParties accounts = shop.accounts(system);
        accounts.entered(new PlacedParty(
                new ExternalRef(system, id, id),
                Set.of(PartyReference.of(system, id)),
                "Olga Rey",
                List.of(),
                List.of(new Contact("Olga Rey", List.of(email), List.of())),
                List.of(),
                Optional.empty(),
                Optional.empty()));
        return accounts;
    }

    /** Asks Tryton what its people entered of this one, and carries it. */
    private List<Operation> lookIntoTryton() {
        CurrentLandscape landscape = landscape(false);
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        Clock now = Clock.systemUTC();
        new Polls(landscape, new MemoryCursors(), queue, ledger, ids, now)
                .run(now.instant().plusSeconds(60));
        List<Envelope> messages = queue.takeAll().stream()
                .filter(message -> new String(message.body().bytes(), StandardCharsets.UTF_8).contains("Olga"))
                .toList();
        assertThat(queue.takeAll()).isEmpty();
        deliveries(landscape)
                .run(
                        messages.stream()
                                .map(message -> new Received(ids.next(), message, 1))
                                .toList(),
                        clock.instant().plus(Duration.ofMinutes(2)));
        return messages.stream()
                .map(Envelope::subject)
                .distinct()
                .flatMap(subject -> ledger.history(subject).operations().stream())
                .toList();
    }

    @Test
    void who_shares_a_mail_box_is_held_and_not_made() {
        carry(false, named("shop-es:40", "Eva Lago", "info@acme.example").customer());
        Operation held = carry(
                false, named("shop-fr:41", "Iker Rey", "INFO@acme.example").customer());

        assertThat(held.failure().orElseThrow().code()).isEqualTo(FailureCode.PARTY_AMBIGUOUS);
        assertThat(held.failure().orElseThrow().why()).contains("same e-mail; other name");
        assertThat(books.parties("info@acme.example")).hasSize(1);
    }

    @Test
    void who_mistyped_an_e_mail_address_is_held_beside_the_one_it_resembles_and_is_one_party_in_the_end() {
        carry(
                false,
                named("shop-es:60", "Íñigo Núñez Peña", "inigo.nunez@mail.example")
                        .customer());
        Customer mistyped = named("shop-fr:61", "Nuñez Peña, Inigo", "inigo.nuenz+shop@mail.example")
                .livesIn(PartyFixture.address("Inigo", "Plaza Nueva 7"))
                .customer();

        Operation held = carry(false, mistyped);

        assertThat(held.failure().orElseThrow().code()).isEqualTo(FailureCode.PARTY_RESEMBLES);
        assertThat(held.failure().orElseThrow().why())
                .contains("one typing error in the e-mail, the same name, the same postal code");
        assertThat(books.parties("inigo.nuenz+shop@mail.example")).isEmpty();

        long party = books.parties("inigo.nunez@mail.example").getFirst();
        decided = Map.of("parties.shop-fr:61", Long.toString(party));
        carry(
                false,
                named("shop-fr:61", "Nuñez Peña, Inigo", "inigo.nuenz@mail.example")
                        .customer());

        assertThat(codes(party)).containsExactlyInAnyOrder("shop-es:60", "shop-fr:61");
        assertThat(books.parties("inigo.nuenz@mail.example")).containsExactly(party);
    }

    @Test
    void of_many_who_share_little_only_those_who_resemble_are_named() {
        carry(
                false,
                named("shop-es:70", "Noa Lago", "noa@lago.example")
                        .phone("612345678")
                        .customer());
        carry(false, named("shop-es:71", "Sara Lago", "sara@lago.example").customer());

        Operation byPhone = carry(
                false,
                named("shop-fr:72", "N. Lago", "n@other.example")
                        .phone("612354678")
                        .livesIn(PartyFixture.address("", "Plaza Nueva 8"))
                        .customer());

        assertThat(byPhone.failure().orElseThrow().why())
                .contains("one typing error in the phone, a similar name")
                .doesNotContain(";");
        assertThat(carry(
                                false,
                                named("shop-fr:73", "Hugo Lago", "hugo@lago.example")
                                        .customer())
                        .ending())
                .as("a household is not held")
                .isEqualTo(Ending.DELIVERED);
    }

    @Test
    void dying_after_any_step_makes_no_second_party() {
        for (int step = 1; step <= 9; step++) {
            String email = "step" + step + "@" + step + ".crash.example";
            Customer customer = named("shop-es:9" + step, "Step " + step + " Crash", email)
                    .livesIn(PartyFixture.address("Step", "Calle " + step))
                    .customer();
            probe = Crash.afterStep(step);
            carry(false, customer);

            assertThat(books.parties(email)).as("after step " + step).hasSize(1);
        }
    }

    private List<String> codes(long party) {
        return texts("party.identifier", party, "code");
    }

    /** First lines; the province is not in the seeded books, so it is the last. */
    private List<String> streets(long party) {
        return texts("party.address", party, "street").stream()
                .map(street -> street.lines().findFirst().orElse(""))
                .toList();
    }

    /** Of those that are in use: Tryton's own search leaves out the others. */
    private List<String> texts(String model, long party, String field) {
        JsonNode rows = books.search(model, List.of("party", "=", party), List.of(field));
        return rows.findValuesAsText(field);
    }

    private Operation carry(boolean erpOwnsAddresses, Customer customer) {
        clock.pass(Duration.ofSeconds(1));
        CurrentLandscape landscape = landscape(erpOwnsAddresses);
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        new Intake(landscape, queue, log, ids).accept(shop.customers().says(customer, clock.instant()));
        Received message = new Received("1", queue.takeAll().getFirst(), 1);
        for (int i = 0; i < 3; i++) {
            try {
                deliveries(landscape).run(List.of(message), clock.instant().plus(Duration.ofMinutes(2)));
            } catch (Crash died) {
                probe = StepProbe.NONE;
                clock.pass(Duration.ofMinutes(3));
            }
        }
        String[] reference = customer.reference().value().split(":", 2);
        List<Operation> operations = ledger.history(
                        new SubjectRef(EntityKind.PARTY, new SystemId(reference[0]), reference[1]))
                .operations();
        return operations.stream()
                .filter(operation -> operation.ending() != Ending.SKIPPED)
                .toList()
                .getLast();
    }

    private CurrentLandscape landscape(boolean erpOwnsAddresses) {
        MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
        Map<String, String> settings = new HashMap<>(tryton.settings());
        settings.putAll(decided);
        landscapes.append(new Revision(
                Landscapes.customersInto("tryton", settings, "fake-shop", erpOwnsAddresses),
                "",
                "test",
                "test",
                clock.instant()));
        return new CurrentLandscape(
                landscapes,
                new Connections(
                        Map.of("fake-shop", shop, "tryton", new TrytonType()),
                        system -> new MemorySecrets(tryton.secrets()),
                        new JdkHttpDoor(Duration.ofSeconds(5)),
                        clock),
                Duration.ofSeconds(60));
    }

    private Deliveries deliveries(CurrentLandscape landscape) {
        Records records = new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock);
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        Carrier carrier = new Carrier(
                landscape,
                new Flows(List.of(Customers.toErp(leases, ids, clock), Customers.toShops(leases, ids, clock))),
                records,
                Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7)),
                probe);
        return new Deliveries(carrier, clock, Duration.ofSeconds(30));
    }
}
