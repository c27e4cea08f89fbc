package dev.waybill.engine.operator;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.erasure.Receipt.Holder;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who else has what is erased here: for a person to see to, in each system by its own means. */
final class Holders {
    private Holders() {}

    static List<Holder> of(History history) {
        SubjectRef subject = history.subject();
        if (subject.kind() == EntityKind.DOCUMENT) {
            return List.of();
        }
        Holder source = new Holder(
                subject.system(), subject.id(), "the " + subject.kind().word() + " itself");
        return Stream.concat(
                        Stream.of(source), history.links().stream().flatMap(link -> target(subject, link).stream()))
                .toList();
    }

    private static Optional<Holder> target(SubjectRef subject, Link link) {
        if (link.targetRef().isPresent()) {
            return link.targetRef().map(ref -> new Holder(ref.system(), ref.id(), "as " + ref.number()));
        }
        boolean unsure = subject.kind() == EntityKind.ORDER
                && (link.state() == LinkState.UNKNOWN || link.state() == LinkState.CLAIMED || link.unfinished() > 0);
        return unsure
                ? Optional.of(new Holder(
                        link.target(),
                        OrderReference.of(subject).value(),
                        "may have it under this reference: a write got no answer"))
                : Optional.empty();
    }
}
