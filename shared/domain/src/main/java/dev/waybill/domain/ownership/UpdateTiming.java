package dev.waybill.domain.ownership;

import java.time.Duration;
import java.util.Optional;

/** When owned data moves: on every change, or looked at in an interval. */
public sealed interface UpdateTiming {
    record OnChange() implements UpdateTiming {
        @Override
        public String word() {
            return "on-change";
        }
    }

    record Every(Duration interval) implements UpdateTiming {
        @Override
        public String word() {
            long seconds = interval.toSeconds();
            return "every "
                    + (seconds % 3600 == 0
                            ? seconds / 3600 + "h"
                            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
        }
    }

    String word();

    /** Reads {@code on-change} or {@code every 5m} (s, m, h); empty for anything else. */
    static Optional<UpdateTiming> of(String word) {
        if (word.equals("on-change")) {
            return Optional.of(new OnChange());
        }
        if (!word.matches("every [1-9][0-9]{0,3}[smh]")) {
            return Optional.empty();
        }
        String iso = "PT" + word.substring("every ".length()).toUpperCase(java.util.Locale.ROOT);
        return Optional.of(new Every(Duration.parse(iso)));
    }
}
