package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.testkit.OrderTargetContract.PeerFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector does that keeps customers. */
public interface PartyTargetContract {
    Connector connector();

    /** A customer whom the peer does not know, with another reference, name, e-mail address and number on each call, and one address. */
    Customer newCustomer();

    /** From now on (until {@link #heal}) the peer's answers to writes are bad in this way. */
    void breakPeer(PeerFault fault);

    void heal();

    /** Faults this peer can be made to have; the rest is not tested. A real peer has none. */
    List<PeerFault> faults();

    /** Whether an e-mail address leads to one party at most there. */
    default boolean hasOneForAnEmail() {
        return false;
    }

    /** Whether a party can be looked for by its telephone number there. */
    default boolean isFoundByPhone() {
        return true;
    }

    private PartyTarget parties() {
        return connector().partyTarget();
    }

    private List<PlacedParty> carrying(Customer customer) {
        return parties().find(customer, Optional.empty()).stream()
                .filter(party -> party.references().contains(customer.reference()))
                .toList();
    }

    private PlacedParty only(Customer customer) {
        List<PlacedParty> parties = carrying(customer);
        assertThat(parties).as(customer.reference().value()).hasSize(1);
        return parties.getFirst();
    }

    private static List<Address> addresses(Customer customer) {
        return customer.addresses().stream().map(PartyAddress::address).toList();
    }

    @Test
    default void a_customer_who_is_not_there_is_not_found() {
        assertThat(carrying(newCustomer())).isEmpty();
    }

    @Test
    default void a_created_customer_is_found_by_reference_with_all_that_it_says() {
        Customer customer = newCustomer();

        PlacedParty created = parties().create(customer, false);

        PlacedParty found = only(customer);
        assertThat(found.ref()).isEqualTo(created.ref());
        assertThat(found.name()).isEqualTo(customer.title());
        assertThat(found.emails()).isEqualTo(customer.emails());
        assertThat(found.phones()).hasSameSizeAs(customer.phones());
        assertThat(found.addresses())
                .extracting(PlacedParty.PlacedAddress::print)
                .isEqualTo(parties().prints(addresses(customer)));
    }

    @Test
    default void a_customer_is_found_by_each_thing_that_identifies_it_and_by_its_number() {
        Customer customer = newCustomer();
        PlacedParty created = parties().create(customer, false);
        Contact own = customer.contacts().getFirst();

        assertThat(found(contact(own.name(), own.emails(), List.of()))).contains(created.ref());
        if (isFoundByPhone()) {
            assertThat(found(contact(own.name(), List.of(), own.phones()))).contains(created.ref());
        }
        assertThat(parties()
                        .find(
                                contact("nobody", List.of(), List.of()),
                                Optional.of(created.ref().number())))
                .extracting(PlacedParty::ref)
                .contains(created.ref());
    }

    private List<dev.waybill.domain.message.ExternalRef> found(Customer customer) {
        return parties().find(customer, Optional.empty()).stream()
                .map(PlacedParty::ref)
                .toList();
    }

    /** Nobody's account, in Spain. */
    private static Customer contact(String name, List<String> emails, List<String> phones) {
        return new Customer(
                new PartyReference("elsewhere:" + name.hashCode()),
                List.of(),
                name,
                "",
                Optional.empty(),
                List.of(new Contact(name, emails, phones)),
                List.of(new PartyAddress(PartyFixture.address(name, "Nowhere 9"), true, true)),
                Optional.empty());
    }

    @Test
    default void a_customer_who_shares_what_identifies_it_is_taken_for_the_same() {
        Customer customer = newCustomer();
        PlacedParty created = parties().create(customer, false);
        Contact own = customer.contacts().getFirst();
        Customer elsewhere = contact(own.name(), own.emails(), List.of());

        PlacedParty placed = new PartyPlacing(parties(), connector().system()).place(elsewhere);

        assertThat(placed.ref()).isEqualTo(created.ref());
        assertThat(only(elsewhere).ref())
                .as("and is found by this reference too")
                .isEqualTo(created.ref());
    }

    @Test
    default void a_customer_who_only_resembles_somebody_is_held_beside_whom_it_resembles() {
        Customer customer = newCustomer();
        PlacedParty created = parties().create(customer, false);
        Contact own = customer.contacts().getFirst();
        String name = "Brunhilde " + own.name();
        List<Customer> alike = isFoundByPhone()
                ? List.of(
                        contact(own.name(), List.of(mistyped(own.emails().getFirst())), List.of()),
                        contact(
                                own.name(),
                                List.of(),
                                List.of(mistyped(own.phones().getFirst()))),
                        contact("Who Else", List.of(own.emails().getFirst().replace("@", "+shop@")), List.of()),
                        contact(own.name(), List.of(), List.of()).withAddresses(elsewhere(customer)))
                : List.of(contact(own.name(), List.of(mistyped(own.emails().getFirst())), List.of()));

        for (Customer other : alike) {
            PartyPlacing placing = new PartyPlacing(parties(), connector().system());
            Failure held = failureOf(() -> placing.place(other));

            assertThat(held.code()).as(held.toString()).isEqualTo(FailureCode.PARTY_RESEMBLES);
            assertThat(held.why()).contains(created.ref().number() + " (").doesNotContain(own.name());
            assertThat(carrying(other)).isEmpty();
        }
        assertThat(parties().resembling(contact(name, List.of(), List.of())))
                .as("no more than a person can look through")
                .hasSizeLessThanOrEqualTo(PartyTarget.MOST_RESEMBLING);
    }

    /** Another house of the same postal code. */
    private static List<PartyAddress> elsewhere(Customer customer) {
        return customer.addresses().stream()
                .map(it -> new PartyAddress(PartyFixture.address(it.address().name(), "Plaza Nueva 99"), true, true))
                .toList();
    }

    /** Two neighbours in the middle swapped that differ. */
    private static String mistyped(String text) {
        int at = text.length() / 2;
        while (text.charAt(at) == text.charAt(at + 1)) {
            at--;
        }
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    @Test
    default void another_customer_with_the_same_e_mail_address_can_be_made_if_a_person_says_so() {
        Customer customer = newCustomer();
        PlacedParty one = parties().create(customer, false);
        Customer other = contact("Somebody Else", customer.emails(), List.of());

        if (hasOneForAnEmail()) {
            Failure refused = failureOf(() -> parties().create(other, true));
            assertThat(refused.code()).isEqualTo(FailureCode.TARGET_REFUSED);
            assertThat(refused.why()).contains("for its e-mail address already");
            return;
        }
        PlacedParty apart = parties().create(other, true);

        assertThat(apart.ref()).isNotEqualTo(one.ref());
        assertThat(only(other).ref()).isEqualTo(apart.ref());
    }

    @Test
    default void a_change_changes_what_it_names_and_nothing_else() {
        PlacedParty created = parties().create(newCustomer(), false);
        Address moved = PartyFixture.address("Ana Ruiz", "Calle Sol 2");
        PartyReference more = new PartyReference("elsewhere:" + created.ref().id());

        PlacedParty changed = parties()
                .update(
                        created,
                        new PartyChange(
                                List.of(more),
                                Optional.of("Another Name"),
                                Optional.empty(),
                                List.of(new Contact("Eva", List.of("eva@changed.example"), List.of())),
                                created.emails(),
                                List.of(new PartyAddress(moved, true, false)),
                                List.of(created.addresses().getFirst().id()),
                                Optional.empty()));

        assertThat(changed.ref()).isEqualTo(created.ref());
        assertThat(changed.name()).isEqualTo("Another Name");
        assertThat(changed.references()).containsAll(created.references()).contains(more);
        assertThat(changed.emails()).containsExactly("eva@changed.example");
        assertThat(changed.phones()).isEqualTo(created.phones());
        assertThat(changed.addresses())
                .extracting(PlacedParty.PlacedAddress::print)
                .isEqualTo(parties().prints(List.of(moved)));
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_exactly_one_customer() {
        for (PeerFault fault : faults()) {
            Customer customer = newCustomer();

            breakPeer(fault);
            Failure failure;
            try {
                failure = failureOf(() -> parties().create(customer, false));
            } finally {
                heal();
            }

            assertThat(failure.code()).as(fault.name()).isEqualTo(fault.expected());
            new PartyPlacing(parties(), connector().system()).place(customer);
            assertThat(carrying(customer)).as(fault.name()).hasSize(1);
        }
    }

    @Test
    default void a_change_whose_answer_is_lost_is_made_once() {
        for (PeerFault fault : faults()) {
            PlacedParty created = parties().create(newCustomer(), false);
            PartyReference more =
                    new PartyReference("elsewhere:" + created.ref().id());
            PartyChange change = PartyChange.remembering(List.of(more));

            breakPeer(fault);
            try {
                failureOf(() -> parties().update(created, change));
            } finally {
                heal();
            }

            PlacedParty now = parties()
                    .find(
                            contact("x", List.of(), List.of()),
                            Optional.of(created.ref().id()))
                    .getFirst();
            PlacedParty after =
                    now.references().contains(more) ? now : parties().update(now, change);
            assertThat(after.references()).as(fault.name()).contains(more);
        }
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure();
    }
}
