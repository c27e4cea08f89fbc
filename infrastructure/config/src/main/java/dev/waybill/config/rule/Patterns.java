package dev.waybill.config.rule;

import dev.waybill.config.yaml.Part;
import dev.waybill.domain.system.SystemPattern;
import java.util.Optional;

/** Names and patterns of systems, as written. */
final class Patterns {
    private Patterns() {}

    /** Empty for what the schema has complained about. */
    static Optional<SystemPattern> read(Part.Text text) {
        try {
            return Optional.of(new SystemPattern(text.value()));
        } catch (IllegalArgumentException reportedBySchema) {
            return Optional.empty();
        }
    }
}
