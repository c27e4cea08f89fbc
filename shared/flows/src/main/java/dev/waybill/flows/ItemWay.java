package dev.waybill.flows;

import dev.waybill.connector.Connector;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way on which an owner's prices, and what else it says of items, go into a shop, as one configuration has it.
 *
 * @param market of the shop, as prices differ by it; of the owner where the shop has none
 * @param owned those of the route's fields that are the source's to say, with the rule that says so
 */
record ItemWay(
        Connector source, Connector target, Route route, Optional<Market> market, Map<ItemField, OwnershipRule> owned) {
    static ItemWay of(Landscape landscape, Connector source, Connector target, Route route) {
        Optional<Market> market = marketOf(landscape, target).or(() -> marketOf(landscape, source));
        Map<ItemField, OwnershipRule> owned = new EnumMap<>(ItemField.class);
        for (ItemField field : route.prices().fields()) {
            if (landscape.ownership().mayChange(source.system().id(), field.data(), market)
                    instanceof Decision.Allowed allowed) {
                owned.put(field, allowed.rule());
            }
        }
        return new ItemWay(source, target, route, market, owned);
    }

    private static Optional<Market> marketOf(Landscape landscape, Connector system) {
        SystemId id = system.system().id();
        return landscape.system(id).flatMap(SystemSpec::market);
    }

    /** Whether the map wants a person to look at each change. */
    boolean needsApproval() {
        return owned.values().stream().anyMatch(rule -> rule.approval() || rule.onConflict() == ConflictPolicy.ASK);
    }

    /**
     * What the route brings, and what a set still has lines of that the route does not bring any more. Nobody is asked before there is something
     * to do.
     */
    List<Kind<?>> kinds(Optional<ChangeSet> known) {
        Set<ItemField> fields = new HashSet<>(route.prices().fields());
        known.ifPresent(set -> set.lines().forEach(line -> fields.add(line.field())));
        List<Kind<?>> kinds = new ArrayList<>();
        PriceTarget prices = target.priceTarget();
        kinds.add(new Kind<>(
                new PriceShelf(prices),
                () -> owned.containsKey(ItemField.PRICE)
                        ? new OwnersPrices(source.priceSource(), prices.terms(), route.prices(), route.stock())
                        : skus -> Map.of()));
        if (fields.stream().anyMatch(ItemField.TEXTS::contains)) {
            CatalogueTarget texts = target.catalogueTarget();
            kinds.add(new Kind<>(
                    new TextShelf(texts),
                    () -> new OwnersTexts(source.catalogueSource(), texts, texts.terms(), owned.keySet())));
        }
        return kinds;
    }

    /** Those of which something is the source's to say. */
    List<Kind<?>> ownedKinds() {
        return kinds(Optional.empty()).stream()
                .filter(kind -> kind.shelf().fields().stream().anyMatch(owned::containsKey))
                .toList();
    }
}
