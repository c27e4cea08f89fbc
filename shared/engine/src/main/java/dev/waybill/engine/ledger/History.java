package dev.waybill.engine.ledger;

import dev.waybill.domain.message.SubjectRef;
import java.util.List;

/**
 * Everything that happened to one subject: how it stands in each target, every operation, and what people did about it,
 * each oldest first.
 */
public record History(
        SubjectRef subject, List<Link> links, List<Operation> operations, List<Intervention> interventions) {
    public History {
        links = List.copyOf(links);
        operations = List.copyOf(operations);
        interventions = List.copyOf(interventions);
    }
}
