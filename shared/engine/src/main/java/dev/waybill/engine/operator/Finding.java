package dev.waybill.engine.operator;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.port.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds what people mean: by the number they use, a number of an order's paper or parcel, the shop and its own id, an item's number (its stock), the ledger's key, or the id of an
 * operation.
 */
public final class Finding {
    private final Ledger ledger;
    private final Supplier<List<SystemId>> systems;

    /** @param systems all there are; asked only if nothing else leads anywhere */
    public Finding(Ledger ledger, Supplier<List<SystemId>> systems) {
        this.ledger = ledger;
        this.systems = systems;
    }

    /**
     * Everything that is known by these words.
     *
     * @param wanted such as {@code 1001}, {@code INV-7}, {@code #1001}, {@code shop-es:1001}, {@code order#shop-es#1001}, {@code 01J9ABC…}, {@code TS-BLUE}
     * @return several where several shops use the number; empty if nothing is known
     */
    public List<History> by(String wanted) {
        String number = number(wanted);
        return Stream.<Supplier<List<SubjectRef>>>of(
                        () -> subjects(wanted), () -> byPaper(number), () -> byIdAnywhere(number))
                .map(way -> known(way.get()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The orders that are meant by these words; one that is named by its shop and its own id need not have been seen. */
    List<SubjectRef> orders(String wanted) {
        return subjects(wanted.strip()).stream()
                .filter(subject -> subject.kind() == EntityKind.ORDER)
                .toList();
    }

    private List<History> known(List<SubjectRef> subjects) {
        return subjects.stream()
                .map(ledger::history)
                .filter(history -> !history.operations().isEmpty()
                        || !history.links().isEmpty()
                        || !history.interventions().isEmpty())
                .toList();
    }

    /** The one thing that words name without a doubt, whether it is known or not: shop and its own id, or the ledger's key. */
    static Optional<SubjectRef> named(String wanted) {
        return byKey(wanted).or(() -> byShop(wanted));
    }

    private List<SubjectRef> subjects(String wanted) {
        Optional<SubjectRef> named = named(wanted);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        String number = number(wanted);
        if (number.isBlank()) {
            return List.of();
        }
        List<SubjectRef> byNumber = ledger.byNumber(EntityKind.ORDER, number);
        return byNumber.isEmpty()
                ? ledger.kept(new OperationId(number)).stream()
                        .map(kept -> kept.operation().subject())
                        .toList()
                : byNumber;
    }

    /** The orders whose paper, or parcel, has the number, or that the writer of the paper calls so; each with its paper. */
    private List<SubjectRef> byPaper(String number) {
        return number.isBlank()
                ? List.of()
                : ledger.byNumber(EntityKind.DOCUMENT, number).stream()
                        .flatMap(paper ->
                                Stream.concat(new OrderReference(paper.id()).order().stream(), Stream.of(paper)))
                        .toList();
    }

    private static String number(String wanted) {
        return wanted.startsWith("#") ? wanted.substring(1) : wanted;
    }

    private static Optional<SubjectRef> byKey(String wanted) {
        try {
            return Optional.of(SubjectRef.parse(wanted));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private static Optional<SubjectRef> byShop(String wanted) {
        int colon = wanted.indexOf(':');
        if (colon < 1 || colon == wanted.length() - 1 || !SystemId.isName(wanted.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(new SubjectRef(
                EntityKind.ORDER, new SystemId(wanted.substring(0, colon)), wanted.substring(colon + 1)));
    }

    /**
     * What has not been tried yet is not known by its number, as nobody has read it. Many shops use one number for both, so
     * it is looked for as the id in each shop; and as an item's number, whose stock one of the systems owns.
     */
    private List<SubjectRef> byIdAnywhere(String id) {
        return id.matches("[\\w.-]+")
                ? systems.get().stream()
                        .flatMap(system -> Stream.of(EntityKind.ORDER, EntityKind.STOCK)
                                .map(kind -> new SubjectRef(kind, system, id)))
                        .toList()
                : List.of();
    }
}
