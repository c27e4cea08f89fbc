package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.config.rule.Sheet.WrittenRule;
import dev.waybill.config.yaml.Part;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code ownership:}; leaves out what the schema has complained about. */
final class OwnershipEntries {
    private OwnershipEntries() {}

    static List<WrittenRule> read(Part.Mapping root) {
        return root.items("ownership").stream()
                .filter(Part.Mapping.class::isInstance)
                .flatMap(entry -> rule((Part.Mapping) entry).stream())
                .toList();
    }

    private static Optional<WrittenRule> rule(Part.Mapping entry) {
        Optional<DataName> data = entry.text("data").map(Part.Text::value).flatMap(DataName::of);
        Optional<SystemPattern> owner = entry.text("owner").flatMap(Patterns::read);
        Optional<SystemPattern> createdIn = entry.text("created-in").flatMap(Patterns::read);
        if (data.isEmpty() || owner.isEmpty() || createdIn.isEmpty()) {
            return Optional.empty();
        }
        OwnershipRule rule = new OwnershipRule(
                data.get(),
                owner.get(),
                createdIn.get(),
                entry.text("updates")
                        .flatMap(text -> UpdateTiming.of(text.value()))
                        .orElseGet(UpdateTiming.OnChange::new),
                entry.text("on-conflict")
                        .flatMap(text -> ConflictPolicy.of(text.value()))
                        .orElse(ConflictPolicy.OWNER_WINS),
                entry.items("markets").stream()
                        .flatMap(market -> market(market).stream())
                        .collect(Collectors.toSet()),
                entry.text("approval").isPresent());
        return Optional.of(new WrittenRule(
                rule, at(entry, "data"), at(entry, "owner"), at(entry, "created-in"), at(entry, "markets")));
    }

    private static Optional<Market> market(Part part) {
        try {
            return part instanceof Part.Text text ? Optional.of(new Market(text.value())) : Optional.empty();
        } catch (IllegalArgumentException reportedBySchema) {
            return Optional.empty();
        }
    }

    private static Place at(Part.Mapping entry, String name) {
        return entry.entry(name).map(found -> found.value().place()).orElse(entry.place());
    }
}
