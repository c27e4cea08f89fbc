package dev.waybill.connector.party;

import dev.waybill.connector.party.Name.Alike;
import dev.waybill.connector.party.Resemblance.Sign;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** In what a customer and a party are alike. Pure. */
record Signs(Look ours, Look theirs) {
    /** Shorter words in common say nothing. */
    private static final int SHORTEST_WORD = 3;

    /** Empty where neither name nor e-mail address is alike: nothing else counts without them. */
    Set<Sign> all() {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        Alike name = name();
        add(signs, Sign.SAME_MAIL_BOX, any(ours.mailBoxes(), theirs.mailBoxes(), String::equals));
        add(signs, Sign.E_MAIL_SLIP, any(ours.mailBoxes(), theirs.mailBoxes(), Signs::isSlip));
        add(signs, Sign.SAME_NAME, name == Alike.YES);
        add(signs, Sign.SIMILAR_NAME, name == Alike.NEARLY);
        if (signs.isEmpty()) {
            return signs;
        }
        add(signs, Sign.SAME_COMPANY, any(ours.names(), theirs.names(), Name::isSameCompany));
        add(signs, Sign.SAME_PHONE, any(ours.phoneNumbers(), theirs.phoneNumbers(), String::equals));
        add(signs, Sign.PHONE_SLIP, any(ours.phoneNumbers(), theirs.phoneNumbers(), Signs::isSlip));
        add(signs, Sign.TAX_ID_SLIP, any(ours.taxNumbers(), theirs.taxNumbers(), Signs::isSlip));
        add(signs, Sign.SAME_ADDRESS, any(ours.places(), theirs.places(), Place::isSame));
        add(signs, Sign.SAME_POSTAL_CODE, any(ours.places(), theirs.places(), Place::isNear));
        return signs;
    }

    /** Whether both have tax ids, and none of one is one of the other, or nearly. */
    boolean haveOtherTaxIds() {
        return !ours.taxNumbers().isEmpty()
                && !theirs.taxNumbers().isEmpty()
                && !any(ours.taxNumbers(), theirs.taxNumbers(), Typing::isOneSlip);
    }

    /** How many words of some length two of their names have in common, at most. */
    long wordsInCommon() {
        return ours.names().stream()
                .flatMap(one -> theirs.names().stream().map(other -> one.words().stream()
                        .filter(word -> word.length() >= SHORTEST_WORD && Character.isLetter(word.charAt(0)))
                        .filter(other.words()::contains)
                        .count()))
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    /** The more alike, the better, of all names that each goes by. */
    private Alike name() {
        return ours.names().stream()
                .flatMap(one -> theirs.names().stream().map(one::alike))
                .max(Comparator.naturalOrder())
                .orElse(Alike.NO);
    }

    private static boolean isSlip(String one, String other) {
        return !one.equals(other) && Typing.isOneSlip(one, other);
    }

    private static <T> boolean any(Collection<T> ours, Collection<T> theirs, BiPredicate<T, T> test) {
        return ours.stream().anyMatch(one -> theirs.stream().anyMatch(other -> test.test(one, other)));
    }

    private static void add(Set<Sign> signs, Sign sign, boolean is) {
        if (is) {
            signs.add(sign);
        }
    }
}
