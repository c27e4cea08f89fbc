package dev.waybill.connector.party;

import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the party that a customer is in a target, or makes it: one piece of code for orders and for customers, so that both mean
 * the same one.
 */
public record PartyPlacing(PartyTarget target, SystemSpec system) {
    /** The setting of a target that says whether one who only resembles somebody there waits for a person. */
    public static final String HOLD_RESEMBLING = "hold-resembling";

    private static final String NEW = "new";
    private static final int MOST_NAMED = 6;

    /**
     * The party that a customer is; empty if there is none.
     *
     * @param known what it was called there when it was last carried
     * @throws FailureException {@code PARTY_AMBIGUOUS} with the candidates side by side
     */
    public Optional<PlacedParty> find(Customer customer, Optional<String> known) {
        return find(customer, known, Kind.NAME_AND_PLACE);
    }

    private Optional<PlacedParty> find(Customer customer, Optional<String> known, Kind weakest) {
        Optional<String> decided = decided(customer);
        boolean apart = isApart(customer);
        List<PlacedParty> candidates =
                target.find(customer, decided.filter(it -> !apart).or(() -> known));
        if (decided.isPresent()) {
            return apart ? ours(customer, candidates) : Optional.of(named(customer, candidates, decided.get()));
        }
        // Who is plainly found by what counts less is found, too: nobody waits for that.
        PartyMatch match = PartyMatching.judge(customer, candidates, known, Kind.NAME_AND_PLACE);
        return switch (match instanceof PartyMatch.Unclear
                ? PartyMatching.judge(customer, candidates, known, weakest)
                : match) {
            case PartyMatch.Found found -> Optional.of(found.party());
            case PartyMatch.Nobody nobody -> Optional.empty();
            case PartyMatch.Unclear unclear -> throw ambiguous(customer.reference(), unclear);
        };
    }

    /**
     * Makes sure that nobody there looks like a customer whom nobody there is, before it is made: asks the target once more, unless a
     * person said already that it is another, or the target's settings want to be asked nothing.
     *
     * @throws FailureException {@code PARTY_RESEMBLES} with those who do side by side
     */
    public void requireNobodyLike(Customer customer) {
        if (isApart(customer) || !holdsResembling()) {
            return;
        }
        List<Resemblance> alike = Resemblance.among(target.resembling(customer), customer);
        if (!alike.isEmpty()) {
            throw resembles(customer.reference(), alike);
        }
    }

    private boolean holdsResembling() {
        return system.setting(HOLD_RESEMBLING).map(Boolean::parseBoolean).orElse(true);
    }

    /** Makes it, its tax id written in one way where it is one. */
    public PlacedParty create(Customer customer) {
        Customer plain = new Customer(
                customer.reference(),
                customer.alsoKnownAs().stream()
                        .filter(reference -> !reference.isOf(system.id()))
                        .toList(),
                customer.name(),
                customer.company(),
                customer.taxId()
                        .map(text -> TaxIds.key(text, customer.country()).orElseGet(text::strip))
                        .filter(text -> !text.isEmpty()),
                customer.contacts(),
                customer.addresses(),
                customer.paymentTerms());
        return target.create(plain, isApart(customer));
    }

    /** Whether a person said that it is nobody who is there. */
    private boolean isApart(Customer customer) {
        return decided(customer).filter(NEW::equals).isPresent();
    }

    /**
     * Who placed an order: found, and remembered by our reference; or made. Safe to call again after a crash at any point. An order is
     * not kept waiting for a telephone or a house that several people share: only tax id, external id and e-mail address count, and
     * whoever looks like the buyer by name too.
     *
     * @throws FailureException {@code PARTY_AMBIGUOUS} or {@code PARTY_RESEMBLES} with the candidates side by side
     */
    public PlacedParty place(Customer buyer) {
        return find(buyer, Optional.empty(), Kind.E_MAIL)
                .map(there -> remembered(there, buyer))
                .orElseGet(() -> made(buyer));
    }

    private PlacedParty remembered(PlacedParty there, Customer buyer) {
        boolean needed = (buyer.reference().isAccount() || decided(buyer).isPresent())
                && !there.references().contains(buyer.reference());
        return needed ? target.update(there, PartyChange.remembering(List.of(buyer.reference()))) : there;
    }

    private PlacedParty made(Customer buyer) {
        requireNobodyLike(buyer);
        try {
            return create(buyer);
        } catch (FailureException madeMeanwhile) {
            if (madeMeanwhile.failure().code() != FailureCode.TARGET_CHANGED) {
                throw madeMeanwhile;
            }
            return find(buyer, Optional.empty(), Kind.E_MAIL)
                    .map(there -> remembered(there, buyer))
                    .orElseThrow(() -> madeMeanwhile);
        }
    }

    private Optional<String> decided(Customer customer) {
        return system.setting("parties." + customer.reference());
    }

    private static Optional<PlacedParty> ours(Customer customer, List<PlacedParty> candidates) {
        return candidates.stream()
                .filter(party -> party.references().contains(customer.reference()))
                .findFirst();
    }

    private PlacedParty named(Customer customer, List<PlacedParty> candidates, String called) {
        return candidates.stream()
                .filter(party ->
                        party.ref().number().equals(called) || party.ref().id().equals(called))
                .findFirst()
                .orElseThrow(() -> undecided(
                        FailureCode.PARTY_AMBIGUOUS,
                        "customer " + customer.reference() + " is to be the party " + called + ", but " + system.id()
                                + " has none of that number",
                        customer.reference()));
    }

    private FailureException ambiguous(PartyReference reference, PartyMatch.Unclear unclear) {
        return undecided(
                FailureCode.PARTY_AMBIGUOUS,
                "customer " + reference + " may be in " + system.id() + " already, but not plainly: "
                        + sideBySide(unclear.candidates(), PartyMatch.Likeness::words),
                reference);
    }

    private FailureException resembles(PartyReference reference, List<Resemblance> alike) {
        return undecided(
                FailureCode.PARTY_RESEMBLES,
                "nothing says that customer " + reference + " is in " + system.id() + " already, but it resembles "
                        + sideBySide(alike, Resemblance::words),
                reference);
    }

    private static <T> String sideBySide(List<T> all, Function<T, String> words) {
        String named = all.stream().limit(MOST_NAMED).map(words).collect(Collectors.joining("; "));
        return all.size() > MOST_NAMED ? named + "; and " + (all.size() - MOST_NAMED) + " more" : named;
    }

    private FailureException undecided(FailureCode code, String why, PartyReference reference) {
        return new FailureException(Failure.of(code, system.id(), "findParty", why, next(reference)));
    }

    private static String next(PartyReference reference) {
        return "compare them, then `waybill redrive ID --set parties." + reference
                + "=NUMBER` for the party that it is, or `=new` for none of them";
    }
}
