package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.BuyerSearch.Found;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector does that finds orders and customers by an e-mail address. */
public interface BuyerSearchContract {
    Connector connector();

    /**
     * The system has these two orders and an account for {@code Ana@Mail.example}, and an order each for {@code juana@mail.example},
     * {@code ana@mail.example.org} and {@code ana@mail.exampl}.
     *
     * @return the later order, the earlier one, the account
     */
    List<SubjectRef> somebodyBought();

    @Test
    default void orders_and_customers_are_found_by_exactly_an_address_whatever_its_case() {
        List<SubjectRef> hers = somebodyBought();

        Found found = connector().buyerSearch().of(new EmailAddress(" ANA@mail.EXAMPLE"));

        assertThat(found.subjects()).containsExactlyElementsOf(hers);
        assertThat(found.isAll()).isTrue();
    }

    @Test
    default void nobody_is_found_by_an_address_that_is_not_there() {
        somebodyBought();

        assertThat(connector().buyerSearch().of(new EmailAddress("nobody@mail.example")))
                .isEqualTo(new Found(List.of(), true));
    }
}
