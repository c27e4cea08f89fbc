package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer of WooCommerce in our words. */
class WooCommerceCustomersTest {
    static Customer customer(Body body, Map<String, String> settings) {
        PartyNews news = Shop.withSettings(settings).partySource().translate(Shop.envelope("customer.updated", body));
        if (news instanceof PartyNews.State state) {
            return state.customer();
        }
        throw new AssertionError("expected a customer but was " + news);
    }

    @Test
    void the_documented_customer_has_one_address_for_both_and_one_contact() throws IOException {
        Customer james = customer(
                Body.of(Files.readAllBytes(
                        Path.of("src/test/resources/woocommerce/published/customer-updated--docs.json"))),
                Map.of());

        assertThat(james.reference()).isEqualTo(PartyReference.of(Shop.ID, "25"));
        assertThat(james.title()).isEqualTo("James Doe");
        assertThat(james.emails()).containsExactly("john.doe@example.com");
        assertThat(james.phones()).containsExactly("(555) 555-5555");
        assertThat(james.addresses()).singleElement().satisfies(it -> {
            assertThat(it.billing()).isTrue();
            assertThat(it.shipping()).isTrue();
            assertThat(it.address().street()).containsExactly("969 Market");
            assertThat(it.address().region()).isEqualTo("CA");
        });
    }

    @Test
    void a_company_has_its_tax_number_and_terms_from_the_fields_of_plug_ins() {
        Customer acme = customer(Body.of("""
                {"id":26,"email":"ana@acme.example","first_name":"Ana","last_name":"Ruiz",
                 "billing":{"company":"Acme SL","address_1":"Sol 1","postcode":"28013","city":"Madrid","country":"es",
                            "email":"Billing@acme.example","phone":"912345678"},
                 "shipping":{"address_1":"Luna 2","postcode":"28013","city":"Madrid","country":"ES"},
                 "meta_data":[{"id":1,"key":"_vat_number","value":"B12345678"},
                              {"id":2,"key":"_terms","value":"30 days"}]}"""), Map.of("payment-terms-field", "_terms"));

        assertThat(acme.title()).isEqualTo("Acme SL");
        assertThat(acme.taxId()).contains("B12345678");
        assertThat(acme.paymentTerms()).contains("30 days");
        assertThat(acme.emails()).containsExactly("ana@acme.example", "Billing@acme.example");
        assertThat(acme.addresses()).hasSize(2);
        assertThat(acme.country()).contains("ES");
    }

    @Test
    void a_new_account_without_an_address_has_none() {
        Customer bare = customer(Body.of("""
                {"id":27,"email":"eva@paz.example","first_name":"","last_name":"",
                 "billing":{"first_name":"","country":"ES"},"shipping":{"country":""},"meta_data":[]}"""), Map.of());

        assertThat(bare.addresses()).isEmpty();
        assertThat(bare.title()).isEqualTo("(no name)");
    }
}
