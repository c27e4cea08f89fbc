package dev.waybill.domain.ownership;

import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who owns what. The most specific rule wins: the facet before the entity, a named market before all, a name before a pattern. */
public record OwnershipMap(List<OwnershipRule> rules) {
    public OwnershipMap {
        rules = List.copyOf(rules);
    }

    /** The rules that could decide about this data in this market, most specific first. */
    public List<OwnershipRule> rulesFor(DataName data, Optional<Market> market) {
        return rules.stream()
                .filter(rule -> rule.data() == data || rule.data() == DataName.whole(data.entity()))
                .filter(rule -> rule.markets().isEmpty()
                        || market.map(rule.markets()::contains).orElse(false))
                .sorted(mostSpecificFirst(data))
                .toList();
    }

    /** May this system change this data? */
    public Decision mayChange(SystemId system, DataName data, Optional<Market> market) {
        return decide(system, data, market, OwnershipRule::owner);
    }

    /** May this system bring such a thing into the world? */
    public Decision mayCreate(SystemId system, DataName data, Optional<Market> market) {
        return decide(system, data, market, OwnershipRule::createdIn);
    }

    private Decision decide(
            SystemId system,
            DataName data,
            Optional<Market> market,
            java.util.function.Function<OwnershipRule, dev.waybill.domain.system.SystemPattern> who) {
        List<OwnershipRule> candidates = rulesFor(data, market);
        if (candidates.isEmpty()) {
            return new Decision.NoRule(data);
        }
        OwnershipRule first = candidates.getFirst();
        List<OwnershipRule> deciding = candidates.stream()
                .filter(rule -> rule.data() == first.data()
                        && rule.markets().isEmpty() == first.markets().isEmpty())
                .toList();
        return deciding.stream()
                .filter(rule -> who.apply(rule).matches(system))
                .findFirst()
                .<Decision>map(Decision.Allowed::new)
                .orElseGet(() -> new Decision.Forbidden(first));
    }

    private static Comparator<OwnershipRule> mostSpecificFirst(DataName data) {
        return Comparator.comparing((OwnershipRule rule) -> rule.data() != data)
                .thenComparing(rule -> rule.markets().isEmpty())
                .thenComparing(rule -> -rule.owner().specificity());
    }

    /** What the map says about one intended change. */
    public sealed interface Decision {
        record Allowed(OwnershipRule rule) implements Decision {}

        record Forbidden(OwnershipRule rule) implements Decision {}

        /** A gap in the map: nobody owns it, so nobody may write it. */
        record NoRule(DataName data) implements Decision {}

        default boolean isAllowed() {
            return this instanceof Allowed;
        }
    }
}
