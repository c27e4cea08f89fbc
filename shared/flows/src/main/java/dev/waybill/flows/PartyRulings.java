package dev.waybill.flows;

import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ownership map says about one customer, facet by facet; asked before every write. Collects what was not let through. */
final class PartyRulings {
    private final Customer customer;
    private final Delivery delivery;
    private final List<OwnershipConflict> conflicts = new ArrayList<>();

    PartyRulings(Customer customer, Delivery delivery) {
        this.customer = customer;
        this.delivery = delivery;
    }

    List<OwnershipConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    boolean mayCreate() {
        return mayCreate(DataName.PARTY).isAllowed();
    }

    boolean mayCarryAnything() {
        return mayCreate()
                || Stream.of(
                                DataName.PARTY,
                                DataName.PARTY_CONTACT,
                                DataName.PARTY_TAX,
                                DataName.PARTY_ADDRESS,
                                DataName.PARTY_TERMS)
                        .anyMatch(data -> mayChange(data).isAllowed());
    }

    OwnershipConflict creationConflict() {
        return conflict(
                new Contradiction(DataName.PARTY, "customer " + customer.reference(), "nothing"),
                mayCreate(DataName.PARTY));
    }

    /** The customer without the facets that its source may not bring into the world. */
    Customer creatable() {
        boolean contacts = mayBring(
                DataName.PARTY_CONTACT,
                Veil.over(customer.emails()),
                !customer.emails().isEmpty());
        boolean tax = mayBring(
                DataName.PARTY_TAX,
                Veil.over(customer.taxId().orElse("")),
                customer.taxId().isPresent());
        boolean addresses = mayBring(
                DataName.PARTY_ADDRESS,
                customer.addresses().size() + " addresses",
                !customer.addresses().isEmpty());
        boolean terms = mayBring(
                DataName.PARTY_TERMS,
                customer.paymentTerms().orElse(""),
                customer.paymentTerms().isPresent());
        return new Customer(
                customer.reference(),
                customer.alsoKnownAs(),
                customer.name(),
                customer.company(),
                tax ? customer.taxId() : Optional.empty(),
                contacts ? customer.contacts() : List.of(),
                addresses ? customer.addresses() : List.of(),
                terms ? customer.paymentTerms() : Optional.empty());
    }

    private boolean mayBring(DataName data, String claimed, boolean claims) {
        Decision decision = mayCreate(data);
        if (claims && !decision.isAllowed()) {
            conflicts.add(conflict(new Contradiction(data, claimed, "nothing"), decision));
        }
        return decision.isAllowed();
    }

    /**
     * Whether the source's value may be written over what the target has. If not, what happens is the rule's policy, as for orders.
     *
     * @throws FailureException {@code OWNERSHIP_ASK} with both values if the rule says to ask
     */
    boolean allows(Contradiction contradiction, PlacedParty there) {
        Decision decision = mayChange(contradiction.data());
        if (decision.isAllowed()) {
            return true;
        }
        OwnershipConflict conflict = conflict(contradiction, decision);
        return switch (conflict.policy()) {
            case NEWEST_WINS -> isNewerThan(there) || recorded(conflict);
            case OWNER_WINS -> recorded(conflict);
            case ASK -> approved(conflict);
        };
    }

    private boolean isNewerThan(PlacedParty there) {
        return delivery.envelope()
                .version()
                .flatMap(version -> there.changedAt().map(version.changedAt()::isAfter))
                .orElse(false);
    }

    private boolean recorded(OwnershipConflict conflict) {
        conflicts.add(conflict);
        return false;
    }

    private boolean approved(OwnershipConflict conflict) {
        if (!delivery.envelope().isApproved(FailureCode.OWNERSHIP_ASK)) {
            throw new FailureException(PartyFailures.ownershipAsk(customer.reference(), conflict, delivery.envelope()));
        }
        return true;
    }

    private OwnershipConflict conflict(Contradiction contradiction, Decision decision) {
        return contradiction.by(delivery.envelope().source(), decision);
    }

    private Decision mayCreate(DataName data) {
        return delivery.landscape().ownership().mayCreate(delivery.envelope().source(), data, market());
    }

    private Decision mayChange(DataName data) {
        return delivery.landscape().ownership().mayChange(delivery.envelope().source(), data, market());
    }

    /** Of the shop, whichever end it is at. */
    private Optional<Market> market() {
        return delivery.market().or(() -> delivery.landscape()
                .system(delivery.envelope().target())
                .flatMap(SystemSpec::market));
    }
}
