package dev.waybill.connector.party;

import dev.waybill.connector.party.PartyIdentifier.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom a customer is taken for. */
public sealed interface PartyMatch {
    /**
     * That party.
     *
     * @param by what says so, in words
     */
    record Found(PlacedParty party, String by) implements PartyMatch {}

    /** Nobody there shares anything with it. */
    record Nobody() implements PartyMatch {}

    /** A person must say, who sees these side by side. */
    record Unclear(List<Likeness> candidates) implements PartyMatch {}

    /** Whether two share something of a kind, have different ones, or at least one of them has none. */
    enum Same {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * A party beside our customer.
     *
     * @param name whether they share a name
     */
    record Likeness(PlacedParty party, Map<Kind, Same> kinds, Same name, boolean known) {
        Same of(Kind kind) {
            return kinds.getOrDefault(kind, Same.UNKNOWN);
        }

        /** For people, without any personal data: {@code P17: same e-mail; other tax id, other name}. */
        public String words() {
            String same = named(Same.YES, "same ");
            String other = named(Same.NO, "other ");
            return party.ref().number() + " (" + same + (other.isEmpty() ? "" : "; " + other) + ")";
        }

        private String named(Same wanted, String before) {
            String words = java.util.Arrays.stream(Kind.values())
                    .filter(kind -> of(kind) == wanted && (kind != Kind.NAME_AND_PLACE || wanted == Same.YES))
                    .map(kind -> before + kind.words())
                    .collect(Collectors.joining(", "));
            return name == wanted ? words + (words.isEmpty() ? "" : ", ") + before + "name" : words;
        }
    }
}
