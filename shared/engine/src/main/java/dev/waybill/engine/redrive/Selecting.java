package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the operations that a selection means. */
public final class Selecting {
    /** More than anybody looks at; what is beyond is found when these are done. */
    static final int MOST = 10_000;

    private final Ledger ledger;

    public Selecting(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The open items, the one that failed first first; what is being tried again is left out unless it was named. */
    public List<OpenItem> select(Selection selection) {
        return switch (selection) {
            case Selection.One one -> item(one.operation()).stream().toList();
            case Selection.OfOrder order -> ofOrder(order);
            case Selection.OfIncident incident -> idle(ledger.open(incident.cause(), MOST).stream());
            case Selection.Matching matching -> idle(ledger.open(MOST).stream().filter(matches(matching)));
            case Selection.All all -> idle(ledger.open(MOST).stream());
        };
    }

    private static List<OpenItem> idle(Stream<OpenItem> items) {
        return items.filter(item -> !item.isRetrying()).toList().reversed();
    }

    private List<OpenItem> ofOrder(Selection.OfOrder order) {
        return subjects(order)
                .flatMap(subject -> ledger.history(subject).links().stream())
                .flatMap(link -> OpenItem.of(link).stream())
                .toList();
    }

    private Stream<SubjectRef> subjects(Selection.OfOrder order) {
        return ledger.byNumber(EntityKind.ORDER, order.number()).stream()
                .filter(subject -> order.shop().map(subject.system()::equals).orElse(true));
    }

    /** Also one whose message has expired: it can no longer be sent, but dismissed. */
    private Optional<OpenItem> item(OperationId id) {
        return ledger.kept(id)
                .map(KeptMessage::operation)
                .flatMap(before -> ledger.link(before.subject(), before.target()))
                .flatMap(OpenItem::of)
                .filter(item -> item.opened().by().equals(id))
                .or(() -> ledger.open(MOST).stream()
                        .filter(item -> item.opened().by().equals(id))
                        .findFirst());
    }

    private static Predicate<OpenItem> matches(Selection.Matching wanted) {
        return item -> wanted.system().map(system -> concerns(item, system)).orElse(true)
                && wanted.code().map(item.opened().cause().code()::equals).orElse(true)
                && wanted.from()
                        .map(from -> !item.latest().endedAt().isBefore(from))
                        .orElse(true)
                && wanted.to().map(to -> item.latest().endedAt().isBefore(to)).orElse(true)
                && wanted.text().map(text -> says(item.latest(), text)).orElse(true);
    }

    private static boolean concerns(OpenItem item, SystemId system) {
        return item.opened().cause().system().equals(system)
                || item.target().equals(system)
                || item.subject().system().equals(system);
    }

    private static boolean says(Operation operation, String text) {
        String all = operation.subject() + "\n"
                + operation.failure().map(Selecting::words).orElse(operation.note());
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static String words(Failure failure) {
        return String.join("\n", failure.why(), failure.said(), failure.next(), failure.operation());
    }
}
