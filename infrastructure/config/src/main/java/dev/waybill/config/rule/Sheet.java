package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What could be read of the file, with places; what could not has been reported already.
 *
 * @param allSystems whether every system's name could be read; else a name that matches none proves nothing
 * @param allRules whether every ownership rule could be read; else a gap in the map proves nothing
 */
public record Sheet(
        List<WrittenSystem> systems,
        List<WrittenRule> rules,
        List<WrittenRoute> routes,
        boolean allSystems,
        boolean allRules) {
    public Sheet {
        systems = List.copyOf(systems);
        rules = List.copyOf(rules);
        routes = List.copyOf(routes);
    }

    /**
     * A system as written.
     *
     * @param at where its name stands
     * @param type its connector; empty if there is none of that name
     * @param secretsAt where {@code secrets} stands, whether it says something or not
     */
    public record WrittenSystem(
            SystemSpec spec,
            Place at,
            Optional<ConnectorType> type,
            List<WrittenSetting> settings,
            Optional<Place> secretsAt) {
        SystemId id() {
            return spec.id();
        }

        boolean isShadow() {
            return settings.stream().anyMatch(setting -> setting.name().equals(SystemSpec.SHADOW_OF));
        }
    }

    /** A setting with its full name, such as {@code taxes.19}. */
    public record WrittenSetting(String name, String value, Place nameAt, Place at) {}

    /** An ownership rule as written. */
    public record WrittenRule(OwnershipRule rule, Place at, Place ownerAt, Place createdInAt, Place marketsAt) {}

    /** A route as written. */
    public record WrittenRoute(Route route, FlowSpec flow, Place at, Place fromAt, Place toAt) {
        /** What it moves: its source must own each. */
        List<DataName> moves() {
            return flow == FlowSpec.ITEMS_TO_SHOPS
                    ? route.prices().fields().stream()
                            .sorted()
                            .map(ItemField::data)
                            .toList()
                    : List.of(flow.moves());
        }

        /** Whether it also brings what items are called, and what else is said of them. */
        boolean movesTexts() {
            return flow == FlowSpec.ITEMS_TO_SHOPS
                    && route.prices().fields().stream().anyMatch(ItemField.TEXTS::contains);
        }
    }

    /** The configuration, once no problem is left. */
    public Landscape landscape() {
        return new Landscape(
                0,
                systems.stream().map(WrittenSystem::spec).toList(),
                ownership(),
                routes.stream().map(WrittenRoute::route).toList());
    }

    OwnershipMap ownership() {
        return new OwnershipMap(rules.stream().map(WrittenRule::rule).toList());
    }

    List<String> names() {
        return systems.stream().map(system -> system.id().value()).toList();
    }

    /** Systems from which a route leads anywhere. */
    List<WrittenSystem> sources(WrittenRoute route) {
        return working()
                .filter(source -> working().anyMatch(target -> route.route().leads(source.id(), target.id())))
                .toList();
    }

    /** Systems to which a route leads from anywhere. */
    List<WrittenSystem> targets(WrittenRoute route) {
        return working()
                .filter(target -> working().anyMatch(source -> route.route().leads(source.id(), target.id())))
                .toList();
    }

    /** Systems to and from which something is carried: all but shadows. */
    Stream<WrittenSystem> working() {
        return systems.stream().filter(system -> !system.isShadow());
    }
}
