package dev.waybill.connector.party;

import dev.waybill.domain.party.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where somebody lives, as a person compares it: {@code C/ Mayor, 1} is {@code Calle Mayor 1}. Pure.
 *
 * @param country empty where it is not told
 * @param street words and numbers of its first line
 */
record Place(String country, String postalCode, List<String> street) {
    /** What streets are called everywhere, and tells none apart. */
    private static final Set<String> KINDS = Set.of(
            "calle",
            "avenida",
            "plaza",
            "paseo",
            "carrer",
            "rue",
            "avenue",
            "boulevard",
            "place",
            "via",
            "piazza",
            "rua",
            "street",
            "road",
            "lane",
            "strasse",
            "straße",
            "weg",
            "platz");

    private static final int SHORTEST_WORD = 3;

    static Optional<Place> of(Address address) {
        String code = Identifiers.name(address.postalCode());
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(
                        address.country(),
                        code,
                        Name.wordsOf(address.street().stream().findFirst().orElse(""))));
    }

    boolean isNear(Place other) {
        boolean abroad = !country.isEmpty() && !other.country().isEmpty() && !country.equals(other.country());
        return !abroad && postalCode.equals(other.postalCode());
    }

    /** Near, of the same number, and of a name that has a word in common. */
    boolean isSame(Place other) {
        return isNear(other) && !street.isEmpty() && (street.equals(other.street()) || hasSameNumberAndWord(other));
    }

    private boolean hasSameNumberAndWord(Place other) {
        return number().isPresent()
                && number().equals(other.number())
                && street.stream()
                        .filter(word -> word.length() >= SHORTEST_WORD && !KINDS.contains(word) && !isNumber(word))
                        .anyMatch(other.street()::contains);
    }

    private Optional<String> number() {
        return street.stream().filter(Place::isNumber).findFirst();
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }
}
