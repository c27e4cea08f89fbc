package dev.waybill.flows;

import static dev.waybill.testkit.PartyFixture.ana;
import static dev.waybill.testkit.PartyFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Setting;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.PartyFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a shop's customer in an ERP. */
class CustomersToErpTest {
    private final World world = new World(landscape());

    private static LandscapeFixture landscape() {
        return LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").customers();
    }

    private static SubjectRef subject(PartyFixture customer) {
        String[] reference = customer.customer().reference().value().split(":", 2);
        return new SubjectRef(EntityKind.PARTY, new SystemId(reference[0]), reference[1]);
    }

    private Operation carried(PartyFixture customer) {
        return carried(world, customer);
    }

    private static Operation carried(World world, PartyFixture customer) {
        world.hears(customer.customer()).settles();
        return world.lastOf(subject(customer));
    }

    private PlacedParty only() {
        assertThat(world.erp.parties().all()).hasSize(1);
        return world.erp.parties().all().getFirst();
    }

    private Failure heldFor(Operation operation, FailureCode code) {
        assertThat(operation.ending()).as(operation.toString()).isEqualTo(Ending.HELD);
        Failure failure = operation.failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }

    private void redrives(Operation held, Edit edit) {
        world.redrive().again(held.id(), new By("ana", "called the customer"), edit);
        world.settles();
    }

    @Test
    void a_new_customer_is_made_once_with_all_that_it_says() {
        Operation done =
                carried(ana("shop-es:25").company("Ruiz SL", "b-12345678").terms("30 days"));

        assertThat(done.ending()).isEqualTo(Ending.DELIVERED);
        PlacedParty party = only();
        assertThat(party.name()).isEqualTo("Ruiz SL");
        assertThat(party.references()).containsExactly(new PartyReference("shop-es:25"));
        assertThat(party.emails()).containsExactly("ana@ruiz.example");
        assertThat(party.addresses()).hasSize(1);
        assertThat(party.paymentTerms()).as("payment terms are born in the ERP").isEmpty();
        assertThat(done.conflicts()).singleElement().asString().contains("party.terms", "30 days", "nothing");
    }

    @Test
    void the_same_customer_of_two_shops_is_one_party() {
        carried(ana("shop-es:25"));
        Operation second = carried(named("shop-fr:7", "ANA RUIZ", "Ana@Ruiz.example"));

        assertThat(second.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(only().references())
                .containsExactlyInAnyOrder(new PartyReference("shop-es:25"), new PartyReference("shop-fr:7"));
    }

    @Test
    void a_state_that_says_nothing_new_costs_the_erp_nothing() {
        carried(ana("shop-es:25"));
        int calls = world.erp.calls();

        Operation again = carried(ana("shop-es:25"));

        assertThat(again.skipped()).contains(SkipReason.UNCHANGED);
        assertThat(world.erp.calls()).isEqualTo(calls);
    }

    @Test
    void an_address_that_its_owner_changes_takes_the_place_of_the_one_before() {
        carried(ana("shop-es:25"));
        carried(ana("shop-es:25")
                .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"))
                .email("new@ruiz.example"));

        assertThat(only().addresses())
                .singleElement()
                .satisfies(it -> assertThat(it.address().street()).containsExactly("Calle Sol 2"));
        assertThat(only().emails()).containsExactly("new@ruiz.example");
    }

    @Test
    void what_people_added_in_the_erp_stays() {
        carried(ana("shop-es:25"));
        PlacedParty before = only();
        world.erp
                .parties()
                .entered(new PlacedParty(
                        before.ref(),
                        before.references(),
                        before.name(),
                        before.taxIds(),
                        java.util.stream.Stream.concat(
                                        before.contacts().stream(),
                                        java.util.stream.Stream.of(
                                                new Contact("Eva", List.of("eva@ruiz.example"), List.of())))
                                .toList(),
                        before.addresses(),
                        Optional.of("60 days"),
                        before.changedAt()));

        carried(ana("shop-es:25").livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2")));

        assertThat(only().emails()).containsExactly("ana@ruiz.example", "eva@ruiz.example");
        assertThat(only().paymentTerms()).contains("60 days");
    }

    @Test
    void a_facet_that_the_erp_owns_is_recorded_with_both_values_and_not_written() {
        World erpOwnsAddresses =
                new World(landscape().rule(DataName.PARTY_ADDRESS, "erp", "shop-*", ConflictPolicy.OWNER_WINS));
        carried(erpOwnsAddresses, ana("shop-es:25"));

        Operation changed = carried(
                erpOwnsAddresses,
                ana("shop-es:25")
                        .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"))
                        .email("new@ruiz.example"));

        PlacedParty party = erpOwnsAddresses.erp.parties().all().getFirst();
        assertThat(party.addresses().getFirst().address().street()).containsExactly("Calle Mayor 1");
        assertThat(party.emails()).as("the rest is carried").containsExactly("new@ruiz.example");
        assertThat(changed.conflicts())
                .singleElement()
                .asString()
                .contains("party.address stays ES 28…, C…1 (13)", "shop-es wanted ES 28…, C…2 (11)", "owner erp")
                .doesNotContain("Mayor", "Sol");
    }

    @Test
    void where_the_rule_says_ask_a_person_decides_and_approves() {
        World asks = new World(landscape().rule(DataName.PARTY_ADDRESS, "erp", "shop-*", ConflictPolicy.ASK));
        carried(asks, ana("shop-es:25"));
        PartyFixture moved = ana("shop-es:25").livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"));

        Operation held = carried(asks, moved);

        assertThat(held.failure().map(Failure::code)).contains(FailureCode.OWNERSHIP_ASK);
        assertThat(asks.erp
                        .parties()
                        .all()
                        .getFirst()
                        .addresses()
                        .getFirst()
                        .address()
                        .street())
                .containsExactly("Calle Mayor 1");
        asks.redrive().again(held.id(), new By("ana", "she moved"), Edit.APPROVAL);
        asks.settles();
        assertThat(asks.erp
                        .parties()
                        .all()
                        .getFirst()
                        .addresses()
                        .getFirst()
                        .address()
                        .street())
                .containsExactly("Calle Sol 2");
    }

    @Test
    void a_shop_that_owns_nothing_of_customers_changes_nothing() {
        World owned = new World(landscape().rule(DataName.PARTY, "erp", "erp", ConflictPolicy.OWNER_WINS));

        Operation done = carried(owned, ana("shop-es:25"));

        assertThat(done.skipped()).contains(SkipReason.NOT_OWNER);
        assertThat(owned.erp.parties().all()).isEmpty();
    }

    @Test
    void an_ambiguous_customer_is_held_with_the_candidates_and_goes_on_as_a_person_says() {
        carried(ana("shop-fr:1"));
        carried(named("shop-fr:2", "Leo Paz", "leo@paz.example"));
        PartyFixture unclear =
                named("shop-es:25", "Eva Ruiz", "ana@ruiz.example").phone("912345678");

        Operation held = carried(unclear);

        Failure failure = heldFor(held, FailureCode.PARTY_AMBIGUOUS);
        assertThat(failure.why())
                .isEqualTo("customer shop-es:25 may be in erp already, but not plainly:"
                        + " P1 (same e-mail, same phone; other name)");
        assertThat(failure.next()).contains("--set parties.shop-es:25=NUMBER", "=new");
        assertThat(world.erp.parties().all()).hasSize(2);

        redrives(held, new Edit(Optional.empty(), Map.of("parties.shop-es:25", "new")));

        assertThat(world.erp.parties().all()).hasSize(3);
        assertThat(carried(unclear.livesIn(PartyFixture.address("Eva Ruiz", "Calle Sol 2")))
                        .ending())
                .as("what was decided once is known by our reference")
                .isEqualTo(Ending.DELIVERED);
        assertThat(world.erp.parties().all()).hasSize(3);
    }

    @Test
    void an_ambiguous_customer_can_be_one_of_the_candidates() {
        carried(ana("shop-fr:1"));
        Operation held = carried(named("shop-es:25", "Eva Ruiz", "ana@ruiz.example"));

        redrives(held, new Edit(Optional.empty(), Map.of("parties.shop-es:25", "P1")));

        assertThat(only().references()).contains(new PartyReference("shop-es:25"));
    }

    @Test
    void a_customer_who_only_resembles_somebody_is_held_and_goes_on_as_a_person_says() {
        carried(ana("shop-fr:1"));
        PartyFixture mistyped = named("shop-es:25", "Ana Ruiz", "ana@riuz.example");
        PartyFixture namesake = named("shop-es:26", "Ana Ruiz", "ar@other.example");

        Operation held = carried(mistyped);
        Operation other = carried(namesake.livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2")));

        Failure failure = heldFor(held, FailureCode.PARTY_AMBIGUOUS);
        assertThat(failure.why()).contains("P1 (same name and place, same name; other e-mail)");
        assertThat(heldFor(other, FailureCode.PARTY_RESEMBLES).why())
                .isEqualTo("nothing says that customer shop-es:26 is in erp already, but it resembles"
                        + " P1 (the same name, the same postal code)");
        assertThat(other.failure().orElseThrow().next()).contains("--set parties.shop-es:26=NUMBER", "=new");
        redrives(held, new Edit(Optional.empty(), Map.of("parties.shop-es:25", "P1")));
        redrives(other, new Edit(Optional.empty(), Map.of("parties.shop-es:26", "new")));

        assertThat(world.erp.parties().all())
                .extracting(PlacedParty::references)
                .containsExactly(
                        Set.of(new PartyReference("shop-fr:1"), new PartyReference("shop-es:25")),
                        Set.of(new PartyReference("shop-es:26")));
        assertThat(carried(namesake.email("new@other.example")).ending())
                .as("what was decided once is known by our reference")
                .isEqualTo(Ending.DELIVERED);
    }

    @Test
    void a_household_and_a_namesake_elsewhere_are_made_without_a_question() {
        carried(ana("shop-es:25"));
        Address elsewhere =
                new Address("Ana Ruiz", "", List.of("Rambla 1"), "08001", "Barcelona", "B", "ES", Optional.empty());

        carried(named("shop-es:26", "Eva Ruiz", "eva@ruiz.example"));
        carried(named("shop-es:27", "Ana Ruiz", "a@other.example").livesIn(elsewhere));

        assertThat(world.erp.parties().all()).hasSize(3);
    }

    @Test
    void who_is_known_or_decided_costs_no_second_question() {
        carried(ana("shop-es:25"));
        int made = world.erp.calls();
        carried(named("shop-fr:7", "Ana Ruiz", "ana@ruiz.example"));
        int found = world.erp.calls();

        assertThat(made)
                .as("looked up, again under the lease, by likeness, made")
                .isEqualTo(4);
        assertThat(found - made).as("looked up, our reference written").isEqualTo(2);
    }

    @Test
    void where_the_erp_wants_no_questions_whoever_resembles_somebody_is_made() {
        World never = new World(landscape().setting("erp", Setting.HOLD_RESEMBLING.name(), "false"));
        carried(never, ana("shop-fr:1"));

        Operation made = carried(
                never,
                named("shop-es:26", "Ana Ruiz", "ar@other.example")
                        .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2")));

        assertThat(made.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(never.erp.parties().all()).hasSize(2);
    }

    @Test
    void somebody_who_resembles_is_not_made_at_the_same_moment_but_held_afterwards() {
        Customer ana = ana("shop-es:25").customer();
        Customer mistyped = named("shop-fr:7", "A. Ruiz", "ana+shop@ruiz.example")
                .livesIn(PartyFixture.address("A. Ruiz", "Calle Sol 2"))
                .customer();
        OneAtATime only = new OneAtATime(world.leases, world.ids(), world.clock);

        only.with(ana, world.erpId(), () -> {
            world.hears(mistyped).runOnce();
            return true;
        });

        assertThat(world.erp.parties().all()).isEmpty();
        assertThat(world.log.operations().getLast().failure().map(Failure::code))
                .contains(FailureCode.TARGET_CHANGED);
        world.hears(ana).settles();
        assertThat(only().references()).as("who waited came first").containsExactly(mistyped.reference());
        heldFor(world.lastOf(subject(new PartyFixture(ana))), FailureCode.PARTY_RESEMBLES);
    }

    @Test
    void what_is_no_tax_id_or_postal_code_is_held_and_may_pass_as_it_is() {
        PartyFixture wrong = ana("shop-es:25").taxId("B1234");

        Operation held = carried(wrong);

        assertThat(heldFor(held, FailureCode.PARTY_UNFIT).why())
                .contains("tax id has not the form of one of ES")
                .doesNotContain("B1234");
        redrives(held, Edit.APPROVAL);
        assertThat(only().taxIds()).containsExactly("B1234");
    }

    @Test
    void a_street_that_is_too_long_goes_on_in_the_next_line_and_nothing_is_cut_off() {
        world.erp.parties().holds(new PartyLimits(40, 20, 3, 20, 40, PartyLimits.Places.ANY));
        carried(ana("shop-es:25")
                .livesIn(PartyFixture.address("Ana Ruiz", "Urbanización Los Olivos, Bloque 7", "2º B")));

        assertThat(only().addresses().getFirst().address().street())
                .containsExactly("Urbanización Los", "Olivos, Bloque 7", "2º B");

        Operation held = carried(ana("shop-fr:9")
                .named("A".repeat(41))
                .email("other@example.com")
                .phone("no"));
        assertThat(heldFor(held, FailureCode.PARTY_UNFIT).why()).contains("its name has 41 characters, it takes 40");
        redrives(held, Edit.APPROVAL);
        assertThat(world.erp.parties().all()).as("too long stays too long").hasSize(1);
    }

    @Test
    void colleagues_of_a_company_are_one_party_with_several_contacts() {
        carried(ana("shop-es:25").company("Acme SL", "B12345678"));
        carried(named("shop-es:26", "Leo Paz", "leo@acme.example").company("Acme SL", "ES-B12345678"));

        assertThat(only().emails()).containsExactly("ana@ruiz.example", "leo@acme.example");
        assertThat(only().contacts()).extracting(Contact::name).containsExactly("Ana Ruiz", "Leo Paz");
    }

    @Test
    void customers_that_a_shop_merged_lead_to_one_party_if_they_may() {
        SystemId shop = new SystemId("shop-es");
        PartyNews merged = new PartyNews.Merged(PartyReference.of(shop, "1"), PartyReference.of(shop, "2"));
        carried(ana("shop-es:2"));

        world.receives(world.shop.customers().says(shop, "1", merged, Optional.empty()));
        world.settles();

        assertThat(only().references())
                .containsExactlyInAnyOrder(PartyReference.of(shop, "1"), PartyReference.of(shop, "2"));
        assertThat(world.lastOf(new SubjectRef(EntityKind.PARTY, shop, "1")).note())
                .isEqualTo("shop-es:2 is one with shop-es:1 now: both are P1");
        assertThat(carried(ana("shop-es:1").email("new@ruiz.example")).ending()).isEqualTo(Ending.DELIVERED);
        only();
    }

    @Test
    void customers_that_a_shop_merged_but_are_two_in_the_erp_are_for_a_person() {
        SystemId shop = new SystemId("shop-es");
        PartyNews merged = new PartyNews.Merged(PartyReference.of(shop, "1"), PartyReference.of(shop, "2"));
        carried(ana("shop-es:2"));
        carried(named("shop-es:1", "Leo Paz", "leo@paz.example").livesIn(PartyFixture.address("", "Sol 9")));

        world.receives(world.shop.customers().says(shop, "1", merged, Optional.empty()));
        world.settles();

        Failure failure = heldFor(world.lastOf(new SubjectRef(EntityKind.PARTY, shop, "1")), FailureCode.PARTY_MERGED);
        assertThat(failure.why()).contains("P1", "P2");
    }

    @Test
    void a_deleted_customer_stays_in_the_books() {
        SystemId shop = new SystemId("shop-es");
        carried(ana("shop-es:25"));

        world.receives(world.shop
                .customers()
                .says(shop, "25", new PartyNews.Gone("customer 25 was deleted"), Optional.empty()));
        world.settles();

        assertThat(world.lastOf(new SubjectRef(EntityKind.PARTY, shop, "25")).skipped())
                .contains(SkipReason.FILTERED);
        only();
    }

    @Test
    void somebody_who_shares_something_is_not_made_at_the_same_moment() {
        Customer ana = ana("shop-es:25").customer();
        OneAtATime only = new OneAtATime(world.leases, world.ids(), world.clock);
        only.with(ana, world.erpId(), () -> {
            world.hears(named("shop-fr:7", "Ana Ruiz", "ANA@ruiz.example").customer())
                    .runOnce();
            return true;
        });
        assertThat(world.erp.parties().all()).isEmpty();
        assertThat(world.log.operations().getLast().failure().map(Failure::code))
                .contains(FailureCode.TARGET_CHANGED);

        world.hears(ana).settles();

        assertThat(only().references()).hasSize(2);
    }

    @Test
    void a_preview_says_what_would_be_written() {
        carried(ana("shop-fr:1"));
        Operation held = carried(named("shop-es:25", "Eva Ruiz", "ana@ruiz.example"));

        var preview = world.rehearsal()
                .of(
                        held.id(),
                        world.ledger
                                .kept(held.id())
                                .orElseThrow()
                                .envelope()
                                .corrected(
                                        world.ledger
                                                .kept(held.id())
                                                .orElseThrow()
                                                .envelope()
                                                .body(),
                                        Map.of("parties.shop-es:25", "P1")));

        assertThat(preview.sentence()).isEqualTo("changes party shop-es:25 in erp (P1)");
        assertThat(preview.changes().toString()).contains("shop-es:25", "Eva Ruiz");
        assertThat(world.erp.parties().writes()).isEqualTo(1);
    }

    @Test
    void a_party_that_the_erp_lost_is_found_or_made_again() {
        carried(ana("shop-es:25"));
        PlacedParty before = only();
        world.erp
                .parties()
                .entered(new PlacedParty(
                        new ExternalRef(world.erpId(), "1", "P1"),
                        Set.of(),
                        "somebody else",
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        before.changedAt()));

        carried(ana("shop-es:25").email("new@ruiz.example"));

        assertThat(world.erp.parties().all())
                .as("what it was called last is what it is, whatever people wrote over it")
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("Ana Ruiz"));
    }
}
