package dev.waybill.flows;

import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.ledger.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lower half of {@link Customers}: writing one customer, facet by facet, and reading it back.
 *
 * @param whole as its source tells it: who it is, is judged by all of it
 * @param customer as much of it as the target has places for
 */
record PartyDelivery(
        Customer whole,
        Customer customer,
        PartyRulings rulings,
        PartyPlacing placing,
        PartyTarget target,
        Optional<Link> before,
        OneAtATime only,
        Trace trace) {

    Outcome deliver() {
        Optional<PlacedParty> there = trace.step(Step.LOOK_UP, this::lookedUp);
        List<String> prints = trace.step(Step.TRANSLATE_OUT, () -> target.prints(addresses()));
        trace.tells(PartyDigest.of(customer, prints).text());
        Outcome outcome = there.map(party -> bringUpToDate(party, prints)).orElseGet(() -> create(prints));
        // Also where the map kept a part of it out: what came from us is known to have come from us.
        trace.stillTells(PartyDigest.of(customer, prints).inDoubt().text());
        return outcome;
    }

    private Optional<PlacedParty> lookedUp() {
        Optional<PlacedParty> party =
                placing.find(whole, before.flatMap(Link::targetRef).map(ExternalRef::id));
        trace.note(party.map(there -> "is there: " + there.ref().number()).orElse("not there yet"));
        return party;
    }

    private boolean nobodyLike() {
        placing.requireNobodyLike(whole);
        trace.note("nobody there resembles it");
        return true;
    }

    private List<Address> addresses() {
        return customer.addresses().stream().map(PartyAddress::address).toList();
    }

    /** Two customers who share something are not made at once: the second is looked up again when the first is there. */
    private Outcome create(List<String> prints) {
        if (!rulings.mayCreate()) {
            return new Outcome.Skipped(
                    SkipReason.NOT_OWNER,
                    "not in " + placing.system().id() + " yet, and its source may not bring new customers there",
                    List.of(rulings.creationConflict()));
        }
        Customer allowed = rulings.creatable();
        return only.with(whole, placing.system().id(), () -> {
            Optional<PlacedParty> meanwhile = trace.step(Step.LOOK_UP, this::lookedUp);
            if (meanwhile.isPresent()) {
                return bringUpToDate(meanwhile.get(), prints);
            }
            trace.step(Step.LOOK_UP, this::nobodyLike);
            PlacedParty created = trace.step(Step.SEND, () -> {
                PlacedParty made = placing.create(allowed);
                trace.note("created " + made.ref().number());
                return made;
            });
            return checked(created, allowed, "created as " + created.ref().number());
        });
    }

    private Outcome bringUpToDate(PlacedParty there, List<String> prints) {
        PartyChange change = trace.step(
                Step.DECIDE,
                () -> allowed(
                        new PartyComparison(customer, prints, there, PartyDigest.parse(before.flatMap(Link::told)))
                                .missing(),
                        there));
        if (change.isNothing()) {
            return new Outcome.Delivered(
                    there.ref(), "is there as " + there.ref().number(), rulings.conflicts());
        }
        PlacedParty changed = trace.step(Step.SEND, () -> {
            trace.note(words(change));
            return target.update(there, change);
        });
        Customer written = new Customer(
                customer.reference(),
                customer.alsoKnownAs(),
                change.name().orElse(changed.name()),
                "",
                change.taxId(),
                change.addContacts(),
                change.addAddresses(),
                change.paymentTerms());
        return checked(changed, written, changed.ref().number() + ": " + words(change));
    }

    /** As much of it as the source may change. */
    private PartyChange allowed(PartyChange wanted, PlacedParty there) {
        Optional<String> name =
                wanted.name().filter(it -> allows(DataName.PARTY, Veil.over(it), Veil.over(there.name()), there));
        Optional<String> taxId = wanted.taxId()
                .filter(it -> allows(DataName.PARTY_TAX, Veil.over(it), Veil.over(there.taxIds()), there));
        boolean contacts =
                !(wanted.addContacts().isEmpty() && wanted.dropContacts().isEmpty())
                        && allows(
                                DataName.PARTY_CONTACT,
                                Veil.over(all(customer.emails(), customer.phones())),
                                Veil.over(all(there.emails(), there.phones())),
                                there);
        boolean addresses =
                !(wanted.addAddresses().isEmpty() && wanted.retireAddresses().isEmpty())
                        && allows(
                                DataName.PARTY_ADDRESS,
                                words(addresses()),
                                words(there.addresses().stream()
                                        .map(PlacedParty.PlacedAddress::address)
                                        .toList()),
                                there);
        Optional<String> terms = wanted.paymentTerms()
                .filter(it ->
                        allows(DataName.PARTY_TERMS, it, there.paymentTerms().orElse("nothing"), there));
        return new PartyChange(
                wanted.addReferences(),
                name,
                taxId,
                contacts ? wanted.addContacts() : List.of(),
                contacts ? wanted.dropContacts() : List.of(),
                addresses ? wanted.addAddresses() : List.of(),
                addresses ? wanted.retireAddresses() : List.of(),
                terms);
    }

    private boolean allows(DataName data, String claimed, String kept, PlacedParty there) {
        return rulings.allows(new Contradiction(data, claimed, kept), there);
    }

    private static List<String> all(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String words(List<Address> addresses) {
        return addresses.isEmpty()
                ? "nothing"
                : String.join("; ", addresses.stream().map(Veil::over).toList());
    }

    /** What was written must be there. */
    private Outcome checked(PlacedParty party, Customer written, String done) {
        List<String> missing = trace.step(Step.CHECK, () -> {
            List<String> lacking = lacking(party, written);
            trace.note(lacking.isEmpty() ? "reads back as written" : "not there: " + String.join(", ", lacking));
            return lacking;
        });
        if (!missing.isEmpty()) {
            throw new FailureException(PartyFailures.notShown(customer.reference(), party, missing));
        }
        return new Outcome.Delivered(party.ref(), done, rulings.conflicts());
    }

    private List<String> lacking(PlacedParty party, Customer written) {
        List<String> prints = target.prints(
                written.addresses().stream().map(PartyAddress::address).toList());
        PartyChange still = new PartyComparison(written, prints, party, PartyDigest.NOTHING).missing();
        return facets(still);
    }

    private static String words(PartyChange change) {
        return String.join(", ", facets(change)) + " written";
    }

    private static List<String> facets(PartyChange change) {
        List<String> words = new ArrayList<>();
        add(words, "our reference", !change.addReferences().isEmpty());
        add(words, "name", change.name().isPresent());
        add(words, "tax id", change.taxId().isPresent());
        add(
                words,
                "contacts",
                !(change.addContacts().isEmpty() && change.dropContacts().isEmpty()));
        add(
                words,
                "addresses",
                !(change.addAddresses().isEmpty() && change.retireAddresses().isEmpty()));
        add(words, "payment terms", change.paymentTerms().isPresent());
        return words;
    }

    private static void add(List<String> words, String word, boolean is) {
        if (is) {
            words.add(word);
        }
    }
}
