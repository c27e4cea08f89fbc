package dev.waybill.config;

import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.HoldCondition;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would change between two configurations, in words; systems first, then the map, then the routes. */
public final class LandscapeDiff {
    private static final Landscape NOTHING = new Landscape(0, List.of(), new OwnershipMap(List.of()), List.of());

    private LandscapeDiff() {}

    /** Empty if both mean the same, however they are written. */
    public static List<Change> between(Optional<Landscape> before, Landscape after) {
        Landscape old = before.orElse(NOTHING);
        List<Change> changes = new ArrayList<>();
        changes.addAll(pairs(old.systems(), after.systems(), SystemSpec::id, SYSTEMS));
        changes.addAll(pairs(old.ownership().rules(), after.ownership().rules(), LandscapeDiff::scope, RULES));
        changes.addAll(pairs(old.routes(), after.routes(), LandscapeDiff::way, ROUTES));
        return changes;
    }

    private record Differences<T>(Function<T, String> whole, Function<T, Map<String, String>> details) {}

    private static final Differences<SystemSpec> SYSTEMS = new Differences<>(
            system -> "system " + system.id() + " ("
                    + Stream.of(
                                    Optional.of(system.connector()),
                                    system.market().map(market -> "market " + market),
                                    system.currency().map(Object::toString))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(", "))
                    + ")",
            LandscapeDiff::systemDetails);

    private static final Differences<OwnershipRule> RULES = new Differences<>(
            rule -> "rule " + rule.sentence() + ", created in " + rule.createdIn(), LandscapeDiff::ruleDetails);

    private static final Differences<Route> ROUTES = new Differences<>(
            route -> "route " + way(route) + (route.holdWhen().isEmpty() ? "" : ", held when " + hold(route)),
            LandscapeDiff::routeDetails);

    /** What stands on one side only was removed or added; what stands on both is compared detail by detail. */
    private static <T, K> List<Change> pairs(
            Collection<T> before, Collection<T> after, Function<T, K> key, Differences<T> words) {
        Set<K> keys = new LinkedHashSet<>(before.stream().map(key).toList());
        keys.addAll(after.stream().map(key).toList());
        return keys.stream()
                .flatMap(one -> pair(with(before, key, one), with(after, key, one), words))
                .toList();
    }

    private static <T, K> List<T> with(Collection<T> all, Function<T, K> key, K wanted) {
        return all.stream().filter(one -> key.apply(one).equals(wanted)).toList();
    }

    private static <T> Stream<Change> pair(List<T> before, List<T> after, Differences<T> words) {
        if (before.size() == 1 && after.size() == 1) {
            return details(
                    words.details().apply(before.getFirst()), words.details().apply(after.getFirst()));
        }
        return Stream.concat(
                before.stream()
                        .filter(one -> !after.contains(one))
                        .map(words.whole())
                        .map(Change::removed),
                after.stream()
                        .filter(one -> !before.contains(one))
                        .map(words.whole())
                        .map(Change::added));
    }

    private static Stream<Change> details(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
                .map(name -> Change.changed(name + ": " + shown(before.getOrDefault(name, "")) + " → "
                        + shown(after.getOrDefault(name, ""))));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static Map<String, String> systemDetails(SystemSpec system) {
        Map<String, String> details = new TreeMap<>();
        String of = " of system " + system.id();
        details.put("connector" + of, system.connector());
        details.put("market" + of, system.market().map(Market::value).orElse(""));
        details.put("currency" + of, system.currency().map(Object::toString).orElse(""));
        details.put("secrets" + of, system.secrets().orElse(""));
        system.settings().forEach((name, value) -> details.put("setting " + name + of, value));
        return details;
    }

    private static String scope(OwnershipRule rule) {
        return rule.data().word()
                + (rule.markets().isEmpty()
                        ? ""
                        : rule.markets().stream()
                                .map(Market::value)
                                .sorted()
                                .collect(Collectors.joining(", ", " (markets ", ")")));
    }

    private static Map<String, String> ruleDetails(OwnershipRule rule) {
        Map<String, String> details = new TreeMap<>();
        String of = " of " + scope(rule);
        details.put("owner" + of, rule.owner().value());
        details.put("created-in" + of, rule.createdIn().value());
        details.put("updates" + of, rule.updates().word());
        details.put("on-conflict" + of, rule.onConflict().word());
        details.put("approval" + of, rule.approval() ? "required" : "");
        return details;
    }

    private static Map<String, String> routeDetails(Route route) {
        Map<String, String> details = new TreeMap<>();
        String of = " of route " + way(route);
        details.put("hold-when" + of, hold(route));
        details.put("locations" + of, String.join(", ", route.stock().locations()));
        details.put("open-orders" + of, route.stock().openOrders().word());
        details.put("safety-stock" + of, route.stock().safetyStock().toPlainString());
        details.put("drift-tolerance" + of, route.stock().driftTolerance().toPlainString());
        if (route.flow().equals(FlowSpec.ITEMS_TO_SHOPS.word())) {
            priceDetails(route.prices(), of, details);
        }
        details.put(
                "review-within" + of,
                route.review().map(review -> review.within().toString()).orElse(""));
        details.put(
                "review-then" + of,
                route.review().map(review -> review.then().word()).orElse(""));
        route.stock().units().forEach((sku, unit) -> details.put("units." + sku + of, unit.word()));
        return details;
    }

    private static void priceDetails(PricePolicy prices, String of, Map<String, String> details) {
        details.put("price-list" + of, prices.priceList().orElse(""));
        details.put(
                "tax-rate" + of,
                prices.taxRate().map(rate -> rate.toPlainString() + " %").orElse(""));
        details.put("price-change-over" + of, prices.changeOver().toPlainString() + " %");
        details.put(
                "fields" + of,
                prices.fields().stream().sorted().map(ItemField::word).collect(Collectors.joining(", ")));
        details.put("items-over" + of, Integer.toString(prices.itemsOver()));
        details.put(
                "approve-within" + of,
                prices.approveWithin().map(Object::toString).orElse(""));
    }

    private static String way(Route route) {
        return route.flow() + ": " + route.from() + " → " + route.to();
    }

    private static String hold(Route route) {
        return route.holdWhen().isEmpty()
                ? ""
                : route.holdWhen().stream()
                        .map(HoldCondition::word)
                        .sorted()
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
