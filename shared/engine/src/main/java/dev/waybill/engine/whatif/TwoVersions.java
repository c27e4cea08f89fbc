package dev.waybill.engine.whatif;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The configuration in force beside the one that is thought about. */
public record TwoVersions(Running inForce, Running wanted) {
    private Stream<Running> both() {
        return Stream.of(inForce, wanted);
    }

    /** Systems of either that send a flow somewhere and can be asked what changed. */
    public List<SystemId> sources(String flow, Capability ofSource) {
        return distinct(running -> running.landscape().systems().stream()
                .map(SystemSpec::id)
                .filter(system -> running.can(system, ofSource))
                .filter(system -> !running.landscape().targets(flow, system).isEmpty()));
    }

    /** Where either takes a flow from a system. */
    public List<SystemId> targets(String flow, SystemId source) {
        return distinct(running -> running.landscape().targets(flow, source).stream());
    }

    /** The ways of a flow in either. */
    public List<Way> ways(String flow, Capability ofSource, Capability ofTarget) {
        return distinct(running -> running.ways(flow, ofSource, ofTarget).stream());
    }

    /** Whether a name stands for one and the same system in both: another connector, or another address, is another system. */
    boolean isSame(SystemId system) {
        return inForce.landscape().system(system).equals(wanted.landscape().system(system));
    }

    /** A system that is in both is the same one: it is asked as it is configured now. */
    public Connector ask(SystemId system) {
        return both().flatMap(running -> running.find(system).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The system, or both where a name stands for another one in each. */
    public List<Connector> askAll(SystemId system) {
        return isSame(system)
                ? List.of(ask(system))
                : both().flatMap(running -> running.find(system).stream()).toList();
    }

    private <T> List<T> distinct(Function<Running, Stream<T>> what) {
        return both().flatMap(what).distinct().toList();
    }
}
