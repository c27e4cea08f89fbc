package dev.waybill.connector.party;

import dev.waybill.domain.party.Customer;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party that looks like a customer with whom it shares nothing exact. It never says that two are one, only that a person should
 * look before a second one is made. Pure.
 *
 * <p>Any of these is enough:
 *
 * <ul>
 *   <li>the same mail box: e-mail addresses that differ in what follows a {@code +} alone;
 *   <li>the same company: the same name without its legal form, where one of them says a legal form;
 *   <li>e-mail addresses with one slip of a finger between them, and a name that is the same or nearly or has two words in common,
 *       or the same telephone, or the same address with one word of the name in common;
 *   <li>a telephone that is the same or has one slip, or a tax id with one slip, and a name that is the same or nearly;
 *   <li>the same address, and a name that is nearly the same; the same postal code, and the same name.
 * </ul>
 *
 * <p>Not enough: a surname and an address (a household), the same name elsewhere (a namesake), an address or a telephone alone. Two
 * people with different tax ids do not resemble one another by name and place.
 */
public record Resemblance(PlacedParty party, Set<Sign> signs) {
    private static final int SHORTEST_SEARCHED = 3;

    /** In what they are alike; the more telling first. */
    public enum Sign {
        SAME_MAIL_BOX("the same mail box"),
        E_MAIL_SLIP("one typing error in the e-mail"),
        SAME_COMPANY("the same company name"),
        SAME_PHONE("the same phone"),
        PHONE_SLIP("one typing error in the phone"),
        TAX_ID_SLIP("one typing error in the tax id"),
        SAME_NAME("the same name"),
        SIMILAR_NAME("a similar name"),
        SAME_ADDRESS("the same address"),
        SAME_POSTAL_CODE("the same postal code");

        private final String words;

        Sign(String words) {
            this.words = words;
        }

        /** For people, without any personal data. */
        public String words() {
            return words;
        }
    }

    /** Those of them that resemble a customer, the most telling first. */
    public static List<Resemblance> among(List<PlacedParty> parties, Customer customer) {
        Look ours = Look.of(customer);
        boolean isCompany = !customer.company().isBlank();
        return parties.stream()
                .map(party -> of(ours, isCompany, party))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Resemblance it) -> it.signs().stream()
                                .min(Comparator.naturalOrder())
                                .orElseThrow())
                        .thenComparing(it -> it.party().ref().id()))
                .toList();
    }

    private static Optional<Resemblance> of(Look ours, boolean isCompany, PlacedParty party) {
        Signs signs = new Signs(ours, Look.of(party));
        Set<Sign> all = signs.all();
        return isEnough(all, signs, isCompany)
                ? Optional.of(new Resemblance(party, Set.copyOf(all)))
                : Optional.empty();
    }

    private static boolean isEnough(Set<Sign> all, Signs signs, boolean isCompany) {
        boolean name = all.contains(Sign.SAME_NAME) || all.contains(Sign.SIMILAR_NAME);
        boolean address = all.contains(Sign.SAME_ADDRESS);
        boolean phone = all.contains(Sign.SAME_PHONE);
        boolean byMail = all.contains(Sign.SAME_MAIL_BOX)
                || (all.contains(Sign.E_MAIL_SLIP) && (name || phone || signs.wordsInCommon() >= (address ? 1 : 2)));
        boolean byNumber = name && (phone || all.contains(Sign.PHONE_SLIP) || all.contains(Sign.TAX_ID_SLIP));
        boolean byPlace = (name && address) || (all.contains(Sign.SAME_NAME) && all.contains(Sign.SAME_POSTAL_CODE));
        return byMail
                || byNumber
                || all.contains(Sign.SAME_COMPANY)
                || (byPlace && (isCompany || !signs.haveOtherTaxIds()));
    }

    /** For people, without any personal data: {@code P17 (one typing error in the e-mail, the same name)}. */
    public String words() {
        Set<Sign> told = EnumSet.copyOf(signs);
        if (told.contains(Sign.SAME_ADDRESS)) {
            told.remove(Sign.SAME_POSTAL_CODE);
        }
        if (told.contains(Sign.SAME_COMPANY)) {
            told.remove(Sign.SAME_NAME);
        }
        return party.ref().number() + " (" + told.stream().map(Sign::words).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * What most of those who resemble a customer have in common with it, so that they are not made at the same moment: its mail boxes,
     * and the initials of its names. Not all have: a second surname is left out, a first letter is mistyped.
     */
    public static Set<String> marks(Customer customer) {
        return Stream.concat(
                        customer.emails().stream().flatMap(text -> Look.mailBox(text).stream()),
                        customer.names().stream().map(Resemblance::initials))
                .collect(Collectors.toSet());
    }

    /** Words of a name by which a target can search: a shorter one is in too many names. As they are written. */
    public static List<String> searchedWords(String name) {
        return Stream.of(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_SEARCHED)
                .toList();
    }

    private static String initials(String name) {
        return Name.of(name).words().stream()
                .map(word -> word.substring(0, 1))
                .sorted()
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
