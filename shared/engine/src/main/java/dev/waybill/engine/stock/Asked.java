package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message with the items that it asks to look at again: the one it is about, or those that its body names.
 *
 * @param items none where the body cannot be read
 * @param unreadable why not
 */
record Asked(Received received, List<Look> items, Optional<Failure> unreadable) {
    Asked {
        items = List.copyOf(items);
    }

    static Asked one(Received received) {
        return new Asked(received, List.of(Look.of(received)), Optional.empty());
    }

    /** The message itself, where it stands for others. */
    Optional<Look> list() {
        return Naming.isList(received.envelope()) ? Optional.of(Look.of(received)) : Optional.empty();
    }

    /** Every item that one of the messages names, once. */
    static List<Look> items(List<Asked> messages) {
        Map<SubjectRef, Look> items = new LinkedHashMap<>();
        messages.stream()
                .flatMap(asked -> asked.items().stream())
                .forEach(look -> items.merge(look.subject(), look, Look::and));
        return List.copyOf(items.values());
    }

    /** What is done with after a turn. */
    static List<Look> done(List<Asked> messages, Fates fates) {
        return Stream.concat(items(messages).stream(), messages.stream().flatMap(asked -> asked.list().stream()))
                .filter(look -> fates.retry(look.subject()).isEmpty())
                .toList();
    }

    /** Records what came of a list as such, where that is to be known: its items are recorded each by itself. */
    void end(Endings endings) {
        list().ifPresent(list -> unreadable.ifPresentOrElse(
                failure -> endings.failUnlessSettled(list, "unreadable:" + failure.code(), failure),
                () -> endings.endIfOpen(
                        list,
                        "read",
                        new Outcome.Skipped(
                                SkipReason.FILTERED,
                                "its " + items.size() + " items are looked at one by one",
                                List.of()))));
    }

    /** Done with when all of it is; to be shown again when all that is left may be tried again. */
    Verdict verdict(Fates fates) {
        Stream<Look> decisive = unreadable.isPresent() ? Stream.of(Look.of(received)) : items.stream();
        return decisive.flatMap(look -> fates.retry(look.subject()).stream())
                .max(Comparator.<Duration>naturalOrder())
                .<Verdict>map(in -> new Verdict.Retry(received.messageId(), in))
                .orElseGet(() -> new Verdict.Done(received.messageId()));
    }
}
