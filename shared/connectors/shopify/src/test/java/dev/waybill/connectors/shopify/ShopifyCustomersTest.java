package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer of Shopify in our words. */
class ShopifyCustomersTest {
    static Envelope envelope(String topic, String file) {
        return envelope(topic, ShopifyFixture.body(file));
    }

    private static Envelope envelope(String topic, Body body) {
        return new Envelope(
                "customers-to-erp",
                ShopifyFixture.SHOP,
                new SystemId("erp"),
                new SubjectRef(EntityKind.PARTY, ShopifyFixture.SHOP, "706405506930370084"),
                topic,
                "key",
                Optional.empty(),
                Instant.parse("2026-11-23T10:00:00Z"),
                new CorrelationId("c"),
                Map.of(),
                body,
                Envelope.Redriven.NO);
    }

    private static PartyNews news(Envelope envelope) {
        return new ShopifyCustomers().translate(envelope);
    }

    @Test
    void the_published_customer_has_the_exact_id_and_the_default_address() {
        PartyNews news = news(envelope("customers/create", "customers-create--2024-04.json"));

        assertThat(news).isInstanceOfSatisfying(PartyNews.State.class, state -> {
            Customer bob = state.customer();
            assertThat(bob.reference())
                    .as("beyond 2^53, so from the global id")
                    .isEqualTo(PartyReference.of(ShopifyFixture.SHOP, "706405506930370084"));
            assertThat(bob.title()).isEqualTo("Bob Biller");
            assertThat(bob.emails()).containsExactly("bob@biller.com");
            assertThat(bob.phones()).containsExactly("555-555-5555");
            assertThat(bob.addresses()).singleElement().satisfies(it -> {
                assertThat(it.address().country()).isEqualTo("CA");
                assertThat(it.address().region()).isEqualTo("ON");
                assertThat(it.address().street()).containsExactly("151 O'Connor Street");
            });
        });
    }

    @Test
    void a_merge_names_both_and_one_that_failed_is_none() {
        assertThat(news(envelope("customers/merge", "customers-merge--2026-04.json")))
                .as("the published example is of one that failed")
                .isInstanceOf(PartyNews.NotInBody.class);
        String text =
                new String(ShopifyFixture.body("customers-merge--2026-04.json").bytes(), StandardCharsets.UTF_8);

        assertThat(news(envelope("customers/merge", Body.of(text.replace("\"failed\"", "\"completed\"")))))
                .isEqualTo(new PartyNews.Merged(
                        PartyReference.of(ShopifyFixture.SHOP, "1"), PartyReference.of(ShopifyFixture.SHOP, "2")));
    }

    @Test
    void a_company_is_not_taken_for_a_customer() {
        assertThat(news(envelope("companies/create", "companies-create--2026-04.json")))
                .isInstanceOf(PartyNews.NotInBody.class);
    }

    @Test
    void what_waybill_wrote_comes_back_where_the_webhook_tells_our_metafields() {
        String text =
                new String(ShopifyFixture.body("customers-create--2024-04.json").bytes(), StandardCharsets.UTF_8);
        String told = text.replaceFirst(
                "\\{",
                "{\"metafields\":[{\"namespace\":\"waybill\",\"key\":\"references\",\"value\":\"erp:17 crm:2\"},"
                        + "{\"namespace\":\"other\",\"key\":\"references\",\"value\":\"x:1\"}],");

        assertThat(news(envelope("customers/update", Body.of(told))))
                .isInstanceOfSatisfying(PartyNews.State.class, state -> assertThat(
                                state.customer().alsoKnownAs())
                        .containsExactly(new PartyReference("erp:17"), new PartyReference("crm:2")));
    }
}
