package dev.waybill.engine.operator;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.LandscapeStore;
import java.util.List;
import java.util.Optional;

/**
 * Why a piece of data is in one target what it is.
 *
 * @param setBy the operation that wrote the subject there last; empty if none ever did
 * @param rule the ownership rule that decided then; of the version in force, if none was decided yet
 * @param version of the configuration that the rule is of; 0 if there is none any more
 * @param lost what others claimed meanwhile and the map did not let through, oldest first
 */
public record Provenance(
        SystemId target,
        DataName data,
        Optional<Operation> setBy,
        Optional<OwnershipRule> rule,
        long version,
        List<Lost> lost) {
    public Provenance {
        lost = List.copyOf(lost);
    }

    /**
     * A value that did not come through.
     *
     * @param sentence with both values, who claimed it, and the rule
     */
    public record Lost(Operation by, String sentence) {}

    /** One for each target that ever saw the subject. */
    public static List<Provenance> of(History history, DataName data, LandscapeStore landscapes) {
        return history.links().stream()
                .map(Link::target)
                .map(target -> of(history, target, data, landscapes))
                .toList();
    }

    private static Provenance of(History history, SystemId target, DataName data, LandscapeStore landscapes) {
        List<Operation> there = history.operations().stream()
                .filter(operation -> operation.target().equals(target))
                .toList();
        Optional<Operation> setBy = there.reversed().stream()
                .filter(operation -> operation.ending() == Ending.DELIVERED)
                .findFirst();
        Optional<Landscape> landscape = setBy.map(Operation::landscapeVersion)
                .map(landscapes::version)
                .orElseGet(landscapes::latest)
                .map(Revision::landscape);
        return new Provenance(
                target,
                data,
                setBy,
                landscape.flatMap(then -> rule(then, data, history.subject().system())),
                landscape.map(Landscape::version).orElse(0L),
                there.stream()
                        .flatMap(operation -> lost(operation, data).stream())
                        .toList());
    }

    private static Optional<OwnershipRule> rule(Landscape landscape, DataName data, SystemId source) {
        return landscape.ownership().rulesFor(data, landscape.system(source).flatMap(SystemSpec::market)).stream()
                .findFirst();
    }

    /** A conflict's sentence begins with the name of its data. */
    private static List<Lost> lost(Operation operation, DataName data) {
        return operation.conflicts().stream()
                .filter(sentence -> sentence.startsWith(data.word() + " "))
                .map(sentence -> new Lost(operation, sentence))
                .toList();
    }
}
