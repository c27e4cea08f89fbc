package dev.waybill.flows;

import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.FakeParties;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.PartyFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes in the shops of what an ERP knows of customers. */
class CustomersToShopsTest {
    private static final SystemId ES = new SystemId("shop-es");
    private static final SystemId FR = new SystemId("shop-fr");
    private static final SubjectRef ANA = new SubjectRef(EntityKind.PARTY, new SystemId("erp"), "17");

    private static World world(LandscapeFixture landscape) {
        World world = new World(landscape.customersBothWays());
        world.polls();
        return world;
    }

    private static World world() {
        return world(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));
    }

    /** As the ERP has her, who came from the shop in Spain. */
    private static PartyFixture inErp() {
        return ana("erp:17");
    }

    private static Customer from(PartyFixture fixture, String... shops) {
        Customer customer = fixture.customer();
        return new Customer(
                customer.reference(),
                List.of(shops).stream().map(PartyReference::new).toList(),
                customer.name(),
                customer.company(),
                customer.taxId(),
                customer.contacts(),
                customer.addresses(),
                customer.paymentTerms());
    }

    private static PlacedParty account(FakeParties accounts) {
        return accounts.entered(new PlacedParty(
                new ExternalRef(ES, "25", "25"),
                Set.of(new PartyReference("shop-es:25")),
                "Ana Ruiz",
                List.of(),
                List.of(new Contact("Ana Ruiz", List.of("ana@ruiz.example"), List.of("+34 912 34 56 78"))),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Somebody at the ERP enters it; it is found by asking. */
    private static World enters(World world, Customer customer) {
        world.clock.pass(Duration.ofMinutes(11));
        world.erp.customers().enters(customer, world.clock.instant());
        world.clock.pass(Duration.ofMinutes(11));
        world.polls();
        return world;
    }

    private static Operation last(World world, SystemId shop) {
        return world.ledger.history(ANA).operations().stream()
                .filter(operation -> operation.target().equals(shop))
                .toList()
                .getLast();
    }

    @Test
    void what_the_erp_owns_is_written_to_the_account_that_it_names_and_the_rest_stays() {
        World world = world();
        account(world.shop.accounts(ES));

        enters(
                        world,
                        from(
                                inErp().terms("60 days").livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2")),
                                "shop-es:25"))
                .settles();

        assertThat(last(world, ES).ending()).isEqualTo(Ending.DELIVERED);
        PlacedParty account = world.shop.accounts(ES).party(25);
        assertThat(account.paymentTerms()).contains("60 days");
        assertThat(account.addresses()).as("the shop owns addresses").isEmpty();
        assertThat(last(world, ES).conflicts()).singleElement().asString().contains("party.address stays");
        assertThat(account.references()).containsExactlyInAnyOrder(ref("shop-es:25"), ref("erp:17"));
    }

    @Test
    void a_shop_that_does_not_have_the_customer_gets_none_unless_the_map_lets_the_erp_bring_it() {
        World world = world();
        enters(world, from(inErp().terms("60 days"), "shop-es:25")).settles();

        assertThat(world.shop.accounts(FR).count()).isZero();
        assertThat(last(world, FR).skipped()).contains(SkipReason.NOT_OWNER);

        World open = world(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));
        open.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .customersBothWays()
                .rule(DataName.PARTY, "shop-*", "*", ConflictPolicy.OWNER_WINS)
                .build(2));
        open.clock.pass(Duration.ofMinutes(2));
        enters(open, from(inErp().terms("60 days"))).settles();

        assertThat(open.shop.accounts(FR).all()).singleElement().satisfies(made -> {
            assertThat(made.references()).containsExactly(ref("erp:17"));
            assertThat(made.emails()).containsExactly("ana@ruiz.example");
            assertThat(made.paymentTerms()).contains("60 days");
        });
    }

    @Test
    void what_the_shop_has_no_place_for_is_left_out_and_said() {
        World world = new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .customersBothWays()
                .rule(DataName.PARTY, "erp", "shop-*", ConflictPolicy.OWNER_WINS));
        world.polls();
        account(world.shop.accounts(ES));
        world.shop
                .accounts(ES)
                .holds(new PartyLimits(
                        40,
                        40,
                        2,
                        40,
                        40,
                        new PartyLimits.Places(
                                Set.of(DataName.PARTY, DataName.PARTY_CONTACT, DataName.PARTY_ADDRESS), 1, 1, true)));
        Customer company = from(inErp().terms("60 days").email("new@ruiz.example"), "shop-es:25")
                .withAddresses(List.of(
                        new PartyAddress(PartyFixture.address("Ana Ruiz", "Store 1"), false, true),
                        new PartyAddress(PartyFixture.address("Ana Ruiz", "Office 2"), true, false),
                        new PartyAddress(PartyFixture.address("Ana Ruiz", "Old 3"), true, false)));

        enters(world, company).settles();

        PlacedParty account = world.shop.accounts(ES).party(25);
        assertThat(account.addresses())
                .extracting(it -> it.address().street().getFirst())
                .containsExactly("Office 2", "Store 1");
        assertThat(account.paymentTerms()).isEmpty();
        assertThat(last(world, ES).steps().toString())
                .contains("shop-es has no place for party.terms, 1 more addresses")
                .doesNotContain("Old 3");
    }

    @Test
    void the_accounts_own_webhook_about_it_writes_nothing_back() {
        World world = world();
        Customer atShop = ana("shop-es:25").customer();
        world.hears(atShop).settles();
        account(world.shop.accounts(ES));
        enters(world, from(ana("erp:1").terms("60 days"), "shop-es:25")).settles();
        int writes = world.erp.parties().writes();

        world.hears(ana("shop-es:25").terms("60 days").customer()).settles();

        assertThat(world.erp.parties().writes()).isEqualTo(writes);
        assertThat(world.erp.parties().count()).isEqualTo(1);
    }

    @Test
    void somebody_whom_nobody_is_told_of_becomes_no_message() {
        World world = world();
        world.erp.customers().entersAside(world.clock.instant());
        world.clock.pass(Duration.ofMinutes(11));

        world.polls();

        assertThat(world.queue.takeAll())
                .extracting(Envelope::subject)
                .extracting(SubjectRef::kind)
                .doesNotContain(EntityKind.PARTY);
    }

    private record End(int accounts, Optional<String> terms, Set<PartyReference> references, List<String> emails) {
        static End of(World world) {
            PlacedParty account = world.shop.accounts(ES).all().getFirst();
            return new End(
                    world.shop.accounts(ES).count(), account.paymentTerms(), account.references(), account.emails());
        }
    }

    private static final List<Customer> LIFE = List.of(
            from(inErp().terms("60 days")), from(inErp().terms("30 days").email("new@ruiz.example"), "shop-es:1"));

    private static World opens() {
        return world(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .rule(DataName.PARTY_CONTACT, "erp", "*", ConflictPolicy.OWNER_WINS));
    }

    /** As it stands when the map lets the ERP open accounts and nothing goes wrong. */
    private static World undisturbed() {
        World world = bringing();
        LIFE.forEach(state -> enters(world, state).settles());
        return world;
    }

    private static World bringing() {
        World world = opens();
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .rule(DataName.PARTY_CONTACT, "erp", "*", ConflictPolicy.OWNER_WINS)
                .customersBothWays()
                .rule(DataName.PARTY, "shop-*", "*", ConflictPolicy.OWNER_WINS)
                .build(2));
        world.clock.pass(Duration.ofMinutes(2));
        return world;
    }

    @Test
    void dying_after_any_step_opens_one_account_all_the_same() {
        End expected = End.of(undisturbed());
        assertThat(expected.terms()).contains("30 days");
        assertThat(expected.emails()).containsExactly("new@ruiz.example");
        boolean died = true;
        for (int step = 1; died; step++) {
            World world = bringing().diesAfterStep(step);
            died = false;
            for (Customer state : LIFE) {
                died |= enters(world, state).settles();
            }
            assertThat(End.of(world)).as("dying after step " + step).isEqualTo(expected);
            assertThat(step).isLessThan(100);
        }
    }

    @Test
    void every_message_twice_and_in_reverse_is_one_account_as_its_owner_has_it() {
        World world = bringing();
        List<Envelope> messages = new ArrayList<>();
        LIFE.forEach(state -> messages.addAll(enters(world, state).queue.takeAll()));
        messages.addAll(List.copyOf(messages));
        Collections.reverse(messages);
        messages.forEach(message -> {
            world.comesAgain(message);
            world.settles();
        });

        End end = End.of(world);
        assertThat(end.accounts()).isEqualTo(1);
        assertThat(end.terms()).contains("30 days");
        assertThat(end.emails()).contains("new@ruiz.example");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREACHABLE", "TOO_BUSY", "DONE_BUT_NO_ANSWER", "NOT_DONE_AND_NO_ANSWER"})
    void a_fault_at_every_write_opens_no_second_account(Fault fault) {
        World world = bringing();
        for (Customer state : LIFE) {
            world.shop.accounts(ES).failNextWrites(fault, fault);
            enters(world, state).settles();
        }

        assertThat(End.of(world)).isEqualTo(End.of(undisturbed()));
    }

    private static PartyReference ref(String value) {
        return new PartyReference(value);
    }
}
