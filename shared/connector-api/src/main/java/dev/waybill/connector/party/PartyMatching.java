package dev.waybill.connector.party;

import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.connector.party.PartyMatch.Found;
import dev.waybill.connector.party.PartyMatch.Likeness;
import dev.waybill.connector.party.PartyMatch.Nobody;
import dev.waybill.connector.party.PartyMatch.Same;
import dev.waybill.connector.party.PartyMatch.Unclear;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says which party a customer is, by exact identifiers alone, in this order: what we know it is called there (cross-reference), tax
 * id, external id, e-mail, phone. Never by likeness: what is not plain is for a person. Pure.
 *
 * <p>Each hit counts only if nothing speaks against it:
 *
 * <ul>
 *   <li>cross-reference and external id: not another tax id; nobody else with this tax id or our reference;
 *   <li>tax id: the same name, e-mail or phone too, where any of them is known (a mistyped number may be somebody else's);
 *   <li>e-mail: the same name, no other tax id, not another account of the same shop (several people share an {@code info@}); a name
 *       that begins with an initial is not the same as any;
 *   <li>phone: the same name, and no other tax id, account or e-mail (families and switchboards share one);
 *   <li>name and place: never; two who share no more than that are shown to a person.
 * </ul>
 *
 * <p>A guest is judged by the same table; having no account, only nothing is said about that.
 */
public final class PartyMatching {
    private static final Pattern INITIAL = Pattern.compile("\\s*\\p{L}\\.?(\\s|$)");

    private PartyMatching() {}

    /**
     * The party that a customer is.
     *
     * @param candidates all that share anything with it, and more
     * @param known what it was called there when it was last carried
     */
    public static PartyMatch judge(Customer customer, Collection<PlacedParty> candidates, Optional<String> known) {
        return judge(customer, candidates, known, Kind.NAME_AND_PLACE);
    }

    /**
     * The same, with no regard to those who share only what counts less.
     *
     * @param weakest what a party must share at least to be looked at
     */
    static PartyMatch judge(
            Customer customer, Collection<PlacedParty> candidates, Optional<String> known, Kind weakest) {
        List<Likeness> alike = candidates.stream()
                .map(party -> likeness(customer, party, known))
                .filter(it -> it.known()
                        || strongest(it)
                                .filter(kind -> kind.compareTo(weakest) <= 0)
                                .isPresent())
                .sorted(Comparator.comparing((Likeness it) -> !it.known())
                        .thenComparing(it -> strongest(it).orElse(Kind.NAME_AND_PLACE))
                        .thenComparing(it -> it.party().ref().id()))
                .toList();
        if (alike.isEmpty()) {
            return new Nobody();
        }
        Optional<Likeness> linked = only(alike.stream().filter(Likeness::known).toList())
                .or(() -> only(alike.stream()
                        .filter(it -> it.of(Kind.EXTERNAL_ID) == Same.YES)
                        .toList()));
        Optional<Likeness> right =
                linked.isPresent() || isSeveral(alike) ? linked.filter(it -> isPlain(it, alike)) : plainest(alike);
        return right.<PartyMatch>map(it -> new Found(it.party(), by(it))).orElseGet(() -> new Unclear(alike));
    }

    /** Whether several parties carry our reference. */
    private static boolean isSeveral(List<Likeness> alike) {
        return alike.stream().filter(it -> it.of(Kind.EXTERNAL_ID) == Same.YES).count() > 1;
    }

    private static boolean isPlain(Likeness linked, List<Likeness> alike) {
        boolean another = alike.stream()
                .filter(it -> !it.equals(linked))
                .anyMatch(it -> it.of(Kind.TAX_ID) == Same.YES || it.of(Kind.EXTERNAL_ID) == Same.YES);
        return linked.of(Kind.TAX_ID) != Same.NO && !another;
    }

    /** The only one that the strongest hit leads to, if nothing speaks against it and no weaker hit leads as plainly to another. */
    private static Optional<Likeness> plainest(List<Likeness> alike) {
        Optional<Likeness> plain =
                only(alike.stream().filter(PartyMatching::counts).toList());
        Optional<Kind> first = strongest(alike.getFirst());
        return plain.filter(it -> alike.stream()
                .filter(other -> strongest(other).equals(first))
                .toList()
                .equals(List.of(it)));
    }

    private static boolean counts(Likeness it) {
        boolean otherTaxId = it.of(Kind.TAX_ID) == Same.NO;
        boolean otherAccount = it.of(Kind.EXTERNAL_ID) == Same.NO;
        return switch (strongest(it).orElse(Kind.NAME_AND_PLACE)) {
            case TAX_ID -> it.name() != Same.NO || it.of(Kind.E_MAIL) == Same.YES || it.of(Kind.PHONE) == Same.YES;
            case EXTERNAL_ID -> !otherTaxId;
            case E_MAIL -> it.name() == Same.YES && !otherTaxId && !otherAccount;
            case PHONE -> it.name() == Same.YES && !otherTaxId && !otherAccount && it.of(Kind.E_MAIL) != Same.NO;
            case NAME_AND_PLACE -> false;
        };
    }

    private static Optional<Kind> strongest(Likeness it) {
        return it.kinds().entrySet().stream()
                .filter(entry -> entry.getValue() == Same.YES)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private static String by(Likeness it) {
        return it.known()
                ? "cross-reference"
                : strongest(it).orElse(Kind.NAME_AND_PLACE).words();
    }

    private static Likeness likeness(Customer customer, PlacedParty party, Optional<String> known) {
        Set<PartyIdentifier> ours = Identifiers.of(customer);
        Set<PartyIdentifier> theirs = Identifiers.of(party);
        Map<Kind, Same> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            kinds.put(kind, same(values(ours, kind), values(theirs, kind)));
        }
        if (kinds.get(Kind.EXTERNAL_ID) == Same.NO && !isOtherAccount(customer.reference(), party)) {
            kinds.put(Kind.EXTERNAL_ID, Same.UNKNOWN);
        }
        Same name = same(whole(customer.names()), whole(party.names()));
        return new Likeness(
                party,
                kinds,
                name,
                known.filter(id -> id.equals(party.ref().id())).isPresent());
    }

    /** Without those that begin with an initial: {@code I. Ruiz} is Iker and Inés. */
    private static Set<String> whole(List<String> names) {
        return names.stream()
                .filter(name -> !INITIAL.matcher(name).lookingAt())
                .map(Identifiers::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOtherAccount(PartyReference ours, PlacedParty party) {
        return party.references().stream().anyMatch(ours::isOtherAccountThan);
    }

    private static Set<String> values(Set<PartyIdentifier> all, Kind kind) {
        return all.stream()
                .filter(it -> it.kind() == kind)
                .map(PartyIdentifier::value)
                .collect(Collectors.toSet());
    }

    private static Same same(Set<String> ours, Set<String> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Same.UNKNOWN;
        }
        return ours.stream().anyMatch(theirs::contains) ? Same.YES : Same.NO;
    }

    private static <T> Optional<T> only(List<T> list) {
        return list.size() == 1 ? Optional.of(list.getFirst()) : Optional.empty();
    }
}
