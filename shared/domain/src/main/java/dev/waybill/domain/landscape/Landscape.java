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

    /** The route by which a flow goes from one system to another; none leads to or from a shadow, whatever patterns say. */
    public Optional<Route> route(String flow, SystemId source, SystemId target) {
        return isShadow(source) || isShadow(target)
                ? Optional.empty()
                : routes.stream()
                        .filter(route -> route.flow().equals(flow) && route.leads(source, target))
                        .findFirst();
    }

    private boolean isShadow(SystemId id) {
        return system(id).flatMap(SystemSpec::shadowOf).isPresent();
    }

    /** Systems that run beside another one, without being written to. */
    public List<SystemSpec> shadows() {
        return systems.stream().filter(system -> system.shadowOf().isPresent()).toList();
    }

    /** As it would be with a shadow in the place of the system beside which it runs. */
    public Landscape with(SystemSpec shadow) {
        SystemId place = shadow.shadowOf().orElseThrow();
        return new Landscape(
                version,
                systems.stream()
                        .filter(system -> !system.id().equals(shadow.id()))
                        .map(system -> system.id().equals(place) ? shadow.inPlaceOf(place) : system)
                        .toList(),
                ownership,
                routes);
    }

    public Landscape withVersion(long next) {
        return new Landscape(next, systems, ownership, routes);
    }
}
