package dev.waybill.engine.cursor;

import dev.waybill.engine.cursor.Evidence.Brought;
import dev.waybill.engine.cursor.Evidence.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether webhooks come, as far as asking shows. They are counted nowhere, as accepting one may cost one request and that is the
 * queue's; but what changed is found by asking whether or not its webhook came, and the ledger knows which of the two was carried.
 *
 * @param last the latest change that a webhook brought
 * @param open found while nobody had decided on them; the latest few
 * @param lost the latest few changes, after that of {@code last}, that no webhook brought
 * @param silentSince when there were enough of them
 */
public record Hearing(Optional<Brought> last, List<Found> open, List<Found> lost, Optional<Instant> silentSince) {
    /** One webhook in twenty gets lost in a bad network: then three in a row are one in eight thousand. */
    static final int ENOUGH = 3;

    /** More are not kept: the cursor stays small. */
    public static final int MOST = 10;

    /** While the target is down nobody decides; what waits longer tells nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    static final Hearing NOTHING = new Hearing(Optional.empty(), List.of(), List.of(), Optional.empty());

    public Hearing {
        open = List.copyOf(open);
        lost = List.copyOf(lost);
    }

    /** After a look, with what it showed about the changes it found and about those that were open. */
    public Hearing after(Collection<Evidence> evidence, Instant now) {
        Optional<Brought> latest = Stream.concat(last.stream(), of(Brought.class, evidence))
                .max(Comparator.comparing(Brought::changedAt).thenComparing(Brought::receivedAt));
        Stream<Found> allLost =
                Stream.concat(lost.stream(), of(Evidence.Lost.class, evidence).map(Evidence.Lost::found));
        List<Found> inARow = latestOf(
                allLost.filter(found -> latest.map(brought -> found.changedAt().isAfter(brought.changedAt()))
                        .orElse(true)));
        List<Found> stillOpen = latestOf(
                of(Evidence.Open.class, evidence).map(Evidence.Open::found).filter(found -> found.foundAt()
                        .isAfter(now.minus(PATIENCE))));
        Optional<Instant> silent = inARow.size() < ENOUGH ? Optional.empty() : silentSince.or(() -> Optional.of(now));
        return new Hearing(latest, stillOpen, inARow, silent);
    }

    /** Whether asking more often will tell sooner, or fills the gap. */
    boolean isInDoubt() {
        return !open.isEmpty() || !lost.isEmpty();
    }

    private static <E extends Evidence> Stream<E> of(Class<E> kind, Collection<Evidence> evidence) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Of each order the latest; the latest last. */
    private static List<Found> latestOf(Stream<Found> all) {
        Comparator<Found> byTime = Comparator.comparing(Found::changedAt).thenComparing(Found::order);
        Map<String, Found> perOrder = all.collect(Collectors.toMap(
                Found::order, Function.identity(), (one, other) -> byTime.compare(one, other) < 0 ? other : one));
        List<Found> sorted = perOrder.values().stream().sorted(byTime).toList();
        return sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size());
    }
}
