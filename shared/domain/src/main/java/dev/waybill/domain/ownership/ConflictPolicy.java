package dev.waybill.domain.ownership;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens when a system changes what another one owns. */
public enum ConflictPolicy {
    /** The owner's value stands; the other is recorded. The default. */
    OWNER_WINS,
    /** The later change stands, whoever made it. */
    NEWEST_WINS,
    /** A person decides; nothing is written until then. */
    ASK;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConflictPolicy> of(String word) {
        return List.of(values()).stream().filter(p -> p.word().equals(word)).findFirst();
    }
}
