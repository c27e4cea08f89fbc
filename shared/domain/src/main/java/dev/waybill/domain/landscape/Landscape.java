package dev.waybill.domain.landscape;

import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration at one version: what {@code waybill.yaml} says, checked.
 *
 * @param version counts up by one with each {@code config apply}; recorded with every operation
 */
public record Landscape(long version, List<SystemSpec> systems, OwnershipMap ownership, List<Route> routes) {
    public Landscape {
        systems = List.copyOf(systems);
        routes = List.copyOf(routes);
    }

    public Optional<SystemSpec> system(SystemId id) {
        return systems.stream().filter(spec -> spec.id().equals(id)).findFirst();
    }

    /** Where this flow takes what comes from a system; empty if no route does. */
    public List<SystemId> targets(String flow, SystemId source) {
        return systems.stream()
                .map(SystemSpec::id)
                .filter(target -> route(flow, source, target).isPresent())
                .toList();
    }

    public Optional<Route> route(String flow, SystemId source, SystemId target) {
        return routes.stream()
                .filter(route -> route.flow().equals(flow) && route.leads(source, target))
                .findFirst();
    }

    public Landscape withVersion(long next) {
        return new Landscape(next, systems, ownership, routes);
    }
}
