package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is the shop's own about its accounts. */
class WooCommerceAccountsTest {
    private final StockShop shop = new StockShop();
    private final AccountShop accounts = new AccountShop();

    @BeforeEach
    void serves() {
        shop.serves(AccountShop.PATH, accounts::serve);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private PartyTarget target(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", shop.url());
        SystemSpec system =
                new SystemSpec(Shop.ID, "woocommerce", Optional.empty(), Optional.empty(), all, Optional.empty());
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                new MemorySecrets(RestShop.SECRETS),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                SettableClock.atNoon()))
                .partyTarget();
    }

    private static Customer known(Customer customer, long account) {
        return new Customer(
                customer.reference(),
                List.of(PartyReference.of(Shop.ID, Long.toString(account))),
                customer.name(),
                customer.company(),
                customer.taxId(),
                customer.contacts(),
                customer.addresses(),
                customer.paymentTerms());
    }

    @Test
    void an_account_is_found_by_its_own_id_whatever_its_role_and_only_asked_for_what_identifies_it() {
        long id = accounts.registers("old@shop.example", "wholesale_customer");

        List<PlacedParty> found = target(Map.of())
                .find(known(PartyFixture.ana("erp:17").email("new@shop.example").customer(), id), Optional.empty());

        assertThat(found).singleElement().satisfies(account -> {
            assertThat(account.ref().id()).isEqualTo(Long.toString(id));
            assertThat(account.references()).containsExactly(PartyReference.of(Shop.ID, Long.toString(id)));
            assertThat(account.emails()).containsExactly("old@shop.example");
        });
        assertThat(accounts.calls()).containsExactly("GET " + AccountShop.PATH, "GET " + AccountShop.PATH);
    }

    @Test
    void payment_terms_and_tax_number_have_a_place_only_where_the_file_names_one() {
        assertThat(target(Map.of()).limits().places().facets())
                .doesNotContain(DataName.PARTY_TAX, DataName.PARTY_TERMS);
        PartyTarget both = target(Map.of("tax-id-field", "nif", "payment-terms-field", "terms"));
        assertThat(both.limits().places().facets()).contains(DataName.PARTY_TAX, DataName.PARTY_TERMS);

        long id = accounts.registers("ana@shop.example", "customer");
        PlacedParty account = both.find(known(PartyFixture.ana("erp:17").customer(), id), Optional.empty())
                .getFirst();
        PlacedParty written = both.update(
                account,
                new PartyChange(
                        List.of(new PartyReference("erp:17")),
                        Optional.empty(),
                        Optional.of("ESB12345678"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("60 days")));

        assertThat(written.taxIds()).containsExactly("ESB12345678");
        assertThat(written.paymentTerms()).contains("60 days");
        assertThat(written.references()).contains(new PartyReference("erp:17"));
        assertThat(accounts.account(id).path("email").asText())
                .as("what the change does not name stays")
                .isEqualTo("ana@shop.example");
    }

    @Test
    void the_shops_own_webhook_reads_back_the_reference_that_was_written() {
        PartyTarget target = target(Map.of());
        PlacedParty made = target.create(PartyFixture.ana("erp:17").customer(), false);

        String body = accounts.account(Long.parseLong(made.ref().id())).toString();
        Customer told = WooCommerceCustomersTest.customer(Body.of(body), Map.of());

        assertThat(told.reference())
                .isEqualTo(PartyReference.of(Shop.ID, made.ref().id()));
        assertThat(told.alsoKnownAs()).containsExactly(new PartyReference("erp:17"));
    }

    @Test
    void bills_and_parcels_go_to_their_own_addresses_and_one_that_is_retired_is_emptied() {
        PartyTarget target = target(Map.of());
        Address office = PartyFixture.address("Ana Ruiz Paz", "Office 2", "3 B");
        Address store = PartyFixture.address("Ana Ruiz Paz", "Store 1");
        PlacedParty made = target.create(
                PartyFixture.ana("erp:17")
                        .customer()
                        .withAddresses(
                                List.of(new PartyAddress(office, true, false), new PartyAddress(store, false, true))),
                false);

        assertThat(made.addresses()).extracting(PlacedParty.PlacedAddress::id).containsExactly("billing", "shipping");
        assertThat(made.addresses())
                .extracting(PlacedParty.PlacedAddress::print)
                .isEqualTo(target.prints(List.of(office, store)));

        PlacedParty less = target.update(
                made,
                new PartyChange(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("shipping"),
                        Optional.empty()));

        assertThat(less.addresses()).singleElement().satisfies(it -> assertThat(it.print())
                .isEqualTo(target.prints(List.of(office)).getFirst()));
        assertThat(less.name()).isEqualTo("Ana Ruiz");
        assertThat(less.phones()).isEqualTo(made.phones());
    }

    @Test
    void an_account_without_an_e_mail_address_is_refused_before_the_shop_is_asked() {
        Customer customer = PartyFixture.ana("erp:17").customer();
        Customer unreachable = new Customer(
                customer.reference(),
                List.of(),
                "Ana Ruiz",
                "",
                Optional.empty(),
                List.of(new Contact("Ana Ruiz", List.of(), List.of())),
                List.of(),
                Optional.empty());

        assertThatThrownBy(() -> target(Map.of()).create(unreachable, false))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().code()).isEqualTo(FailureCode.PARTY_UNFIT);
                    assertThat(e.failure().why()).contains("has no e-mail address");
                });
        assertThat(accounts.calls()).isEmpty();
    }

    @Test
    void an_account_that_was_opened_meanwhile_is_looked_up_again() {
        PartyTarget target = target(Map.of());
        accounts.registers("ana@ruiz.example", "customer");

        assertThatThrownBy(() -> target.create(PartyFixture.ana("erp:17").customer(), false))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.TARGET_CHANGED));
        assertThat(accounts.count()).isEqualTo(1);
    }

    @Test
    void an_account_that_changed_since_it_was_read_is_not_written_to() {
        PartyTarget target = target(Map.of());
        PlacedParty read = target.create(PartyFixture.ana("erp:17").customer(), false);
        PartyChange change = PartyChange.remembering(List.of(new PartyReference("crm:1")));
        target.update(read, change);

        assertThatThrownBy(() -> target.update(read, change))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.TARGET_CHANGED));
    }
}
