package dev.waybill.engine.landscape;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One version of the configuration with its connectors, each made when first asked for. */
public final class Running {
    private final Landscape landscape;
    private final Connections connections;
    private final Map<SystemId, Connector> made = new ConcurrentHashMap<>();

    public Running(Landscape landscape, Connections connections) {
        this.landscape = landscape;
        this.connections = connections;
    }

    public Landscape landscape() {
        return landscape;
    }

    /** Whether the connector of a system declares that it can do something. */
    public boolean can(SystemId system, Capability capability) {
        return landscape
                .system(system)
                .flatMap(spec -> type(system).map(type -> type.capabilities(spec)))
                .map(capabilities -> capabilities.contains(capability))
                .orElse(false);
    }

    /** The ways on which a flow is routed and both sides can do their part. */
    public List<Way> ways(String flow, Capability ofSource, Capability ofTarget) {
        return landscape.systems().stream()
                .map(SystemSpec::id)
                .filter(source -> can(source, ofSource))
                .flatMap(source -> landscape.targets(flow, source).stream()
                        .filter(target -> can(target, ofTarget))
                        .map(target -> new Way(source, target)))
                .toList();
    }

    /** What a system's connector declares; empty for a system or a connector that is not here. */
    public Optional<ConnectorType> type(SystemId system) {
        return landscape
                .system(system)
                .flatMap(spec -> Optional.ofNullable(connections.types().get(spec.connector())));
    }

    /** The connector of a system; empty for a system that is not configured. */
    public Optional<Connector> find(SystemId system) {
        return landscape.system(system).map(spec -> made.computeIfAbsent(system, missing -> connections.connect(spec)));
    }

    /**
     * The connector of a system, with some settings that hold for one message alone.
     *
     * @throws FailureException {@code ROUTE_MISSING} if the system is not configured (any more)
     */
    public Connector require(SystemId system, Map<String, String> settings) {
        if (settings.isEmpty()) {
            return require(system);
        }
        return landscape
                .system(system)
                .map(spec -> connections.connect(spec.with(settings)))
                .orElseGet(() -> require(system));
    }

    /**
     * The connector of a system.
     *
     * @throws FailureException {@code ROUTE_MISSING} if the system is not configured (any more)
     */
    public Connector require(SystemId system) {
        return find(system)
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.ROUTE_MISSING,
                        system,
                        "connect",
                        "the system " + system + " is not in configuration version " + landscape.version(),
                        "add " + system + " to waybill.yaml and apply it, then redrive")));
    }
}
