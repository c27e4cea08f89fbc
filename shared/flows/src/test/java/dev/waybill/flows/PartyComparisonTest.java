package dev.waybill.flows;

import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyAddress.Use;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.PartyFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which addresses a target lacks, where it has one for bills and one for parcels. */
class PartyComparisonTest {
    private static final Address OFFICE = PartyFixture.address("Ana Ruiz", "Calle Sol 2");
    private static final Address STORE = PartyFixture.address("Ana Ruiz", "Calle Luna 7");

    private static final PlacedAddress OFFICE_FOR_BILLS =
            new PlacedAddress("billing", "office", OFFICE, Set.of(Use.BILLS));
    private static final PlacedAddress STORE_FOR_PARCELS =
            new PlacedAddress("shipping", "store", STORE, Set.of(Use.PARCELS));

    private static List<PartyAddress> missing(List<PartyAddress> wanted, PlacedAddress... there) {
        Customer customer = ana("erp:17").customer().withAddresses(wanted);
        PlacedParty party = new PlacedParty(
                new ExternalRef(new SystemId("shop-es"), "25", "25"),
                Set.of(),
                "Ana Ruiz",
                List.of(),
                List.of(),
                List.of(there),
                Optional.empty(),
                Optional.empty());
        List<String> prints = wanted.stream()
                .map(placed -> placed.address().equals(OFFICE) ? "office" : "store")
                .toList();
        return new PartyComparison(customer, prints, party, PartyDigest.NOTHING)
                .missing()
                .addAddresses();
    }

    @Test
    void two_addresses_that_changed_places_are_both_written() {
        List<PartyAddress> swapped =
                List.of(new PartyAddress(STORE, true, false), new PartyAddress(OFFICE, false, true));

        assertThat(missing(swapped, OFFICE_FOR_BILLS, STORE_FOR_PARCELS)).isEqualTo(swapped);
    }

    @Test
    void what_is_there_for_its_use_is_not_written_again() {
        assertThat(missing(
                        List.of(new PartyAddress(OFFICE, true, false), new PartyAddress(STORE, false, true)),
                        OFFICE_FOR_BILLS,
                        STORE_FOR_PARCELS))
                .isEmpty();
        PlacedAddress both = new PlacedAddress("billing,shipping", "office", OFFICE, Set.of(Use.BILLS, Use.PARCELS));
        assertThat(missing(List.of(new PartyAddress(OFFICE, true, false)), both))
                .isEmpty();
    }

    @Test
    void one_for_both_is_written_where_another_one_is_in_use_for_parcels() {
        PartyAddress forBoth = new PartyAddress(OFFICE, true, true);

        assertThat(missing(List.of(forBoth), OFFICE_FOR_BILLS, STORE_FOR_PARCELS))
                .containsExactly(forBoth);
    }

    @Test
    void a_target_with_a_list_of_addresses_lacks_none_that_is_on_it() {
        PlacedAddress listed = new PlacedAddress("12", "office", OFFICE);

        assertThat(missing(List.of(new PartyAddress(OFFICE, false, true)), listed))
                .isEmpty();
        assertThat(missing(List.of(new PartyAddress(STORE, true, false), new PartyAddress(STORE, false, true)), listed))
                .as("said twice, written once for both")
                .containsExactly(new PartyAddress(STORE, true, true));
    }
}
