package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of an incident's header. It has two ways, since DynamoDB's conditions know no "else": the likelier one first, and the
 * other for when the header does not stand as that one needs it. An empty way changes nothing.
 */
record IncidentChange(Cause cause, Optional<ItemChange> way, Optional<ItemChange> other) {
    private static final String STILL_OPEN = "#openLinks > :none";

    /** The other way first, after the condition of the first one failed. */
    IncidentChange turned() {
        return new IncidentChange(cause, /* way= */ other, /* other= */ way);
    }

    /**
     * What changes when a link goes from one reason to wait to another, the same, or none; nothing on the undisturbed way.
     *
     * @param operation the operation that ended
     */
    static List<IncidentChange> between(Optional<Opened> before, Optional<Opened> after, Operation operation) {
        Optional<Cause> was = before.map(Opened::cause);
        Optional<Opened> opened = after.filter(one -> one.by().equals(operation.id()));
        if (opened.isEmpty()) {
            return after.isPresent()
                    ? List.of()
                    : was.map(IncidentChange::settled).stream().toList();
        }
        Cause now = opened.get().cause();
        Failure failure = operation.failure().orElseThrow();
        return was.filter(now::equals).isPresent()
                ? List.of(happenedAgain(now, operation, failure))
                : Stream.concat(Stream.of(happened(now, operation, failure)), was.map(IncidentChange::settled).stream())
                        .toList();
    }

    /** It happened (again); with nothing of it open it is a new episode, counted anew. */
    static IncidentChange happened(Cause cause, Operation operation, Failure failure) {
        return happened(cause, operation, failure, 1);
    }

    /** The same link failed again for the same reason: one more time, but not one more that waits. */
    static IncidentChange happenedAgain(Cause cause, Operation operation, Failure failure) {
        return happened(cause, operation, failure, 0);
    }

    private static IncidentChange happened(Cause cause, Operation operation, Failure failure, int more) {
        ItemChange again = told(operation, failure)
                .add("openLinks", more)
                .add("count", 1)
                .value("none", 0)
                .onlyIf(STILL_OPEN, "openLinks");
        ItemChange anew = told(operation, failure)
                .set("openLinks", 1)
                .set("count", 1)
                .set("first", operation.endedAt().toString())
                .value("none", 0)
                .onlyIf("attribute_not_exists(#openLinks) OR #openLinks <= :none", "openLinks");
        return new IncidentChange(cause, Optional.of(again), Optional.of(anew));
    }

    private static ItemChange told(Operation operation, Failure failure) {
        return new ItemChange()
                .set("last", operation.endedAt().toString())
                .set("failure", FailureJson.pack(failure))
                .set("lastSubject", operation.subject().key())
                .remove("retrying", "dismissed");
    }

    /** One that waited because of it does not any more. */
    static IncidentChange settled(Cause cause) {
        ItemChange less = new ItemChange().add("openLinks", -1).value("none", 0).onlyIf(STILL_OPEN, "openLinks");
        return new IncidentChange(cause, Optional.of(less), Optional.empty());
    }

    /** One that waits because of it was sent again. */
    static IncidentChange retrying(Cause cause, Instant at) {
        ItemChange mark = existing().set("retrying", at.toString());
        return new IncidentChange(cause, Optional.of(mark), Optional.empty());
    }

    static ItemChange dismissed(Intervention by) {
        return existing().set("dismissed", InterventionJson.write(by));
    }

    private static ItemChange existing() {
        return new ItemChange().onlyIf("attribute_exists(#pk)", LedgerLine.PARTITION);
    }
}
