package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is the shop's own about its customers. */
class ShopifyAccountsTest {
    private final GraphqlAccounts accounts = new GraphqlAccounts();
    private final GraphqlShop shop = accounts.in(new GraphqlShop(new GraphqlInventory()));
    private final PartyTarget target = new ShopifyType()
            .connect(
                    new SystemSpec(
                            ShopifyFixture.SHOP,
                            "shopify",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of("shop", ShopifyFixture.DOMAIN),
                            Optional.empty()),
                    new Surroundings(
                            new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                            shop.door(),
                            SettableClock.atNoon()))
            .partyTarget();

    @AfterEach
    void close() {
        shop.close();
    }

    private static Customer ana() {
        return PartyFixture.ana("erp:17").customer();
    }

    private static Customer reachedAt(List<Contact> contacts) {
        Customer ana = ana();
        return new Customer(
                ana.reference(),
                List.of(),
                ana.name(),
                "",
                Optional.empty(),
                contacts,
                ana.addresses(),
                Optional.empty());
    }

    private static Failure failure(ThrowingCallable call) {
        FailureException[] thrown = new FailureException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e);
        return thrown[0].failure();
    }

    private static PartyChange renamed(String name) {
        return new PartyChange(
                List.of(),
                Optional.of(name),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private List<String> told(String id, String member) {
        return StreamSupport.stream(accounts.account(id).addresses.all().spliterator(), false)
                .map(address -> address.path(member).asText())
                .toList();
    }

    @Test
    void it_has_places_for_every_facet_and_any_number_of_addresses() {
        assertThat(target.limits().places().facets())
                .contains(DataName.PARTY_TAX, DataName.PARTY_TERMS, DataName.PARTY_ADDRESS);
        assertThat(target.limits().places().oneAddressEach()).isFalse();
        assertThat(target.limits().name()).isEqualTo(255);
    }

    @Test
    void all_that_identifies_a_customer_is_asked_in_one_call() {
        String byId = accounts.registers("a@shop.example");
        String byEmail = accounts.registers("ANA@ruiz.example");
        String byPhone = accounts.registers("c@shop.example");
        accounts.changes(byPhone, "phone", "+34912345678");

        List<PlacedParty> found = target.find(ana(), Optional.of(byId));

        assertThat(found).extracting(party -> party.ref().id()).containsExactlyInAnyOrder(byId, byEmail, byPhone);
        assertThat(accounts.calls()).containsExactly("Accounts");
    }

    @Test
    void nobody_is_asked_about_a_customer_whom_nothing_identifies() {
        assertThat(target.find(
                        reachedAt(List.of(new Contact("Ana", List.of("none"), List.of("12")))), Optional.empty()))
                .isEmpty();
        assertThat(accounts.calls()).isEmpty();
    }

    @Test
    void more_identifiers_than_fit_into_a_call_are_asked_in_several() {
        List<String> emails =
                IntStream.range(0, 21).mapToObj(i -> "a" + i + "@shop.example").toList();
        String last = accounts.registers("a20@shop.example");

        assertThat(target.find(reachedAt(List.of(new Contact("Ana", emails, List.of()))), Optional.empty()))
                .extracting(party -> party.ref().id())
                .containsExactly(last);
        assertThat(accounts.calls()).hasSize(3);
    }

    @Test
    void payment_terms_and_tax_number_are_metafields_of_ours() {
        PlacedParty made = target.create(ana(), false);

        PlacedParty written = target.update(
                made,
                new PartyChange(
                        List.of(new PartyReference("crm:1")),
                        Optional.empty(),
                        Optional.of("ESB12345678"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("60 days")));

        assertThat(written.taxIds()).containsExactly("ESB12345678");
        assertThat(written.paymentTerms()).contains("60 days");
        assertThat(accounts.account(made.ref().id()).metafields())
                .isEqualTo(Map.of("references", "crm:1 erp:17", "tax_id", "ESB12345678", "payment_terms", "60 days"));
        assertThat(accounts.calls()).doesNotContain("ChangeAccount", "WriteAddresses");
    }

    @Test
    void who_writes_our_fields_at_the_same_moment_is_not_overwritten() {
        PlacedParty made = target.create(ana(), false);
        String id = made.ref().id();
        accounts.beforeEachWrite(() -> accounts.remembers(id, "references", "erp:17 other:2"));

        Failure failure =
                failure(() -> target.update(made, PartyChange.remembering(List.of(new PartyReference("crm:1")))));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_CHANGED);
        assertThat(accounts.account(id).metafields()).containsEntry("references", "erp:17 other:2");
    }

    @Test
    void a_customer_that_changed_since_it_was_read_is_not_written_to() {
        PlacedParty made = target.create(ana(), false);
        accounts.changes(made.ref().id(), "firstName", "Eva");

        assertThat(failure(() -> target.update(made, renamed("Ana Ruiz Paz"))).code())
                .isEqualTo(FailureCode.TARGET_CHANGED);
        assertThat(accounts.account(made.ref().id()).text("firstName")).isEqualTo("Eva");
    }

    @Test
    void who_could_not_be_found_again_is_refused_before_the_shop_is_asked() {
        Failure failure = failure(
                () -> target.create(reachedAt(List.of(new Contact("Ana", List.of(" "), List.of("call me")))), false));

        assertThat(failure.code()).isEqualTo(FailureCode.PARTY_UNFIT);
        assertThat(failure.why()).contains("neither an e-mail address nor a telephone number");
        assertThat(accounts.calls()).isEmpty();
    }

    @Test
    void an_account_that_was_opened_meanwhile_is_looked_up_again_and_a_number_of_another_is_said() {
        accounts.changes(accounts.registers("other@shop.example"), "phone", "+34912345678");

        assertThat(failure(() -> target.create(ana(), false)).code()).isEqualTo(FailureCode.TARGET_CHANGED);
        Failure apart = failure(() -> target.create(ana(), true));
        assertThat(apart.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(apart.why()).contains("for its telephone number already");
        assertThat(accounts.count()).isEqualTo(1);
    }

    @Test
    void a_company_is_named_in_its_usual_address_and_renamed_there() {
        PlacedParty made = target.create(
                PartyFixture.ana("erp:17").company("Ruiz SL", "ESB12345678").customer(), false);
        assertThat(made.name()).isEqualTo("Ruiz SL");

        PlacedParty renamed = target.update(made, renamed("Ruiz e Hijos SL"));

        assertThat(renamed.name()).isEqualTo("Ruiz e Hijos SL");
        assertThat(told(made.ref().id(), "company")).containsExactly("Ruiz e Hijos SL");
        assertThat(accounts.account(made.ref().id()).text("firstName")).isEqualTo("Ana");
    }

    @Test
    void a_company_that_moves_takes_its_name_along() {
        PlacedParty made = target.create(
                PartyFixture.ana("erp:17").company("Ruiz SL", "ESB12345678").customer(), false);

        PlacedParty moved = target.update(
                made,
                new PartyChange(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(new PartyAddress(PartyFixture.address("Ana Ruiz", "Calle Sol 2"), true, true)),
                        List.of(made.addresses().getFirst().id()),
                        Optional.empty()));

        assertThat(moved.name()).isEqualTo("Ruiz SL");
        assertThat(told(made.ref().id(), "address1")).containsExactly("Calle Sol 2");
    }

    @Test
    void a_company_without_an_address_names_the_account() {
        Customer nowhere = PartyFixture.ana("erp:17")
                .company("Ruiz SL", "ESB12345678")
                .customer()
                .withAddresses(List.of());

        assertThat(target.create(nowhere, false).name()).isEqualTo("Ruiz SL");
    }

    @Test
    void parcels_go_to_the_usual_address_and_the_others_stand_beside_it() {
        Address office = PartyFixture.address("", "Office 2", "3 B");
        Address store = PartyFixture.address("Ana Ruiz", "Store 1");

        PlacedParty made = target.create(
                ana().withAddresses(
                                List.of(new PartyAddress(office, true, false), new PartyAddress(store, false, true))),
                false);

        assertThat(told(made.ref().id(), "address1")).containsExactly("Store 1", "Office 2");
        assertThat(accounts.account(made.ref().id())
                        .addresses
                        .usual()
                        .path("address1")
                        .asText())
                .isEqualTo("Store 1");
        assertThat(made.addresses())
                .as("a name that is missing is filled in by the shop, and is no other address")
                .extracting(PlacedParty.PlacedAddress::print)
                .isEqualTo(target.prints(List.of(store, office)));
    }

    @Test
    void a_province_is_written_as_the_shop_writes_it_and_one_that_it_does_not_have_is_refused_by_name() {
        Address iso = new Address("Ana", "", List.of("Calle 1"), "28013", "Madrid", "ES-M", "ES", Optional.empty());
        PlacedParty made = target.create(PartyFixture.ana("erp:17").livesIn(iso).customer(), false);
        assertThat(told(made.ref().id(), "provinceCode")).containsExactly("M");

        Address none = new Address("Eva", "", List.of("Calle 1"), "28013", "Madrid", "Madrid", "ES", Optional.empty());
        Failure failure = failure(() -> target.create(
                PartyFixture.named("erp:18", "Eva Paz", "eva@paz.example")
                        .livesIn(none)
                        .customer(),
                false));
        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.why()).contains("customer erp:18", "addresses").doesNotContain("eva@paz.example");
        assertThat(accounts.count()).isEqualTo(1);
    }

    @Test
    void a_number_that_is_not_said_any_more_is_taken_away_and_what_is_not_named_stays() {
        PlacedParty made = target.create(ana(), false);

        PlacedParty less = target.update(
                made,
                new PartyChange(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        made.phones(),
                        List.of(),
                        List.of(),
                        Optional.empty()));

        assertThat(less.phones()).isEmpty();
        assertThat(less.emails()).isEqualTo(made.emails());
        assertThat(less.addresses()).isEqualTo(made.addresses());
    }

    @Test
    void a_customer_with_more_addresses_than_are_read_is_for_a_person() {
        PlacedParty made = target.create(
                ana().withAddresses(IntStream.range(0, 51)
                        .mapToObj(i -> new PartyAddress(PartyFixture.address("Ana", "Calle " + i), false, false))
                        .toList()),
                false);

        Failure failure =
                failure(() -> target.find(ana(), Optional.of(made.ref().id())));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.why()).contains("more than 50 addresses");
    }
}
