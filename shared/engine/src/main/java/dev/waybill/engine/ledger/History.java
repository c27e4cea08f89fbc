package dev.waybill.engine.ledger;

import dev.waybill.domain.message.SubjectRef;
import java.util.List;

/** Everything that happened to one subject: how it stands in each target, and every operation, oldest first. */
public record History(SubjectRef subject, List<Link> links, List<Operation> operations) {
    public History {
        links = List.copyOf(links);
        operations = List.copyOf(operations);
    }
}
