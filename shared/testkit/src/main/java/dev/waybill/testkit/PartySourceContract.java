package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector does in whose product customers are born. */
public interface PartySourceContract {
    Connector connector();

    /** Messages as intake would queue them, each with a customer. */
    List<Envelope> customerMessages();

    /** A message that says that the customer was deleted; empty where no such thing is told. */
    Optional<Envelope> deletionMessage();

    @Test
    default void a_customer_translates_with_our_reference_and_a_name_or_an_e_mail_address() {
        for (Envelope message : customerMessages()) {
            Customer customer = translated(message);

            assertThat(customer.reference())
                    .isEqualTo(PartyReference.of(
                            message.subject().system(), message.subject().id()));
            assertThat(customer.names().size() + customer.emails().size()).isPositive();
            assertThat(customer.addresses())
                    .allSatisfy(it -> assertThat(it.address().isBlank()).isFalse());
        }
    }

    @Test
    default void translating_a_customer_twice_gives_the_same() {
        for (Envelope message : customerMessages()) {
            assertThat(translated(message)).isEqualTo(translated(message));
        }
    }

    @Test
    default void a_deleted_customer_is_gone() {
        deletionMessage()
                .ifPresent(message ->
                        assertThat(connector().partySource().translate(message)).isInstanceOf(PartyNews.Gone.class));
    }

    @Test
    default void a_customer_that_breaks_off_is_malformed() {
        Envelope whole = customerMessages().getFirst();
        byte[] bytes = whole.body().bytes();
        Envelope half = whole.corrected(Body.of(Arrays.copyOf(bytes, bytes.length / 2)), Map.of());

        assertThatThrownBy(() -> translated(half)).isInstanceOfSatisfying(FailureException.class, e -> assertThat(
                        e.failure().kind())
                .isEqualTo(FailureKind.MALFORMED));
    }

    @Test
    default void a_customer_without_an_id_is_malformed_and_says_so() {
        Envelope whole = customerMessages().getFirst();
        String without = new String(whole.body().bytes(), StandardCharsets.UTF_8)
                .replaceAll("\"(id|admin_graphql_api_id)\"", "\"not_$1\"");

        assertThatThrownBy(() -> translated(whole.corrected(Body.of(without), Map.of())))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED);
                    assertThat(e.failure().why()).contains("id");
                });
    }

    private Customer translated(Envelope message) {
        PartyNews news = connector().partySource().translate(message);
        if (news instanceof PartyNews.State state) {
            return state.customer();
        }
        throw new AssertionError("no customer but " + news);
    }
}
