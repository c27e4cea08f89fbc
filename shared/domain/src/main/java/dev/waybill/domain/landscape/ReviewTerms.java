package dev.waybill.domain.landscape;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Until when people are to decide about what is held on a route, and what happens if nobody did.
 *
 * @param within from when it was held
 */
public record ReviewTerms(Duration within, Then then) {
    /** What happens when nobody decided in time. */
    public enum Then {
        /** It stays held, and is said to be overdue: nothing is decided. */
        REMIND,
        /** It is taken off the list, as if a person had dismissed it. */
        REJECT,
        /** What only a rule holds is let pass, as if a person had; all else stays held. */
        APPROVE;

        /** As it is written: {@code remind}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Then> of(String word) {
            return Arrays.stream(values())
                    .filter(then -> then.word().equals(word))
                    .findFirst();
        }
    }
}
