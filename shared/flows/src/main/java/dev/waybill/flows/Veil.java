package dev.waybill.flows;

import dev.waybill.domain.party.Address;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of a customer for a history that holds no personal data: enough for somebody who has both in front of them to see which is
 * which, too little to know them by.
 */
final class Veil {
    private Veil() {}

    /** {@code a…z (12)}: how it begins, how it ends, how long it is. */
    static String over(String text) {
        String bare = text.strip();
        return bare.length() < 4
                ? "… (" + bare.length() + ")"
                : bare.codePoints().limit(1).mapToObj(Character::toString).collect(Collectors.joining()) + "…"
                        + bare.substring(bare.length() - 1) + " (" + bare.length() + ")";
    }

    /** The same of several. */
    static String over(List<String> texts) {
        return texts.isEmpty() ? "nothing" : texts.stream().map(Veil::over).collect(Collectors.joining(", "));
    }

    /** {@code ES 28…, M…r 1 (7)}: country, region of the post, street. */
    static String over(Address address) {
        String code = address.postalCode().strip();
        return address.country() + " " + code.substring(0, Math.min(2, code.length())) + "…, "
                + over(String.join(" ", address.street()));
    }
}
