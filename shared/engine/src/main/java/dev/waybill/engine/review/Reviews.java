package dev.waybill.engine.review;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.ReviewTerms.Then;
import dev.waybill.domain.landscape.Route;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.ChangeSets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the deadline of what is held: by the route's terms as they are now, counted from when it was held last; of prices, by their
 * set. What is tried again, or failed, has none.
 */
public final class Reviews {
    /** As many as are looked at when time is up. */
    private static final int MOST = 500;

    private final Optional<Landscape> landscape;
    private final Map<String, Instant> sets;

    private Reviews(Optional<Landscape> landscape, Map<String, Instant> sets) {
        this.landscape = landscape;
        this.sets = sets;
    }

    /** For these; the change sets are read only if one of them is about prices. */
    public static Reviews of(List<OpenItem> items, Optional<Landscape> landscape, ChangeSets changes) {
        List<SetSummary> summaries = items.stream().anyMatch(Reviews::isPrices) ? changes.latest(MOST) : List.of();
        Map<String, Instant> deadlines = summaries.stream()
                .filter(set ->
                        set.state() == SetState.PROPOSED && set.deadline().isPresent())
                .collect(Collectors.toMap(
                        set -> set.proposal().id(), set -> set.deadline().orElseThrow()));
        return new Reviews(landscape, deadlines);
    }

    /** By the routes alone. */
    static Reviews of(Landscape landscape) {
        return new Reviews(Optional.of(landscape), Map.of());
    }

    /** Empty if people may take as long as they like. */
    public Optional<Review> of(OpenItem item) {
        if (item.state() != LinkState.HELD || item.isRetrying()) {
            return Optional.empty();
        }
        if (isPrices(item)) {
            return Optional.ofNullable(sets.get(ChangeMessages.setId(item.subject(), item.target())))
                    .map(deadline -> new Review(deadline, Then.REJECT));
        }
        return landscape
                .flatMap(map -> map.route(item.latest().flow(), item.subject().system(), item.target()))
                .flatMap(Route::review)
                .map(terms -> review(item, terms));
    }

    /** What must be decided soonest first; what has no deadline last, newest first. */
    public List<OpenItem> soonestFirst(List<OpenItem> items) {
        return items.stream()
                .sorted(Comparator.comparing(this::rank).reversed())
                .toList();
    }

    /** Orders them as {@link #soonestFirst} does: the sooner, the greater. */
    public String rank(OpenItem item) {
        long soon = of(item).map(review -> Long.MAX_VALUE - review.deadline().getEpochSecond())
                .orElse(0L);
        return "%019d#%s".formatted(soon, item.opened().by());
    }

    private static Review review(OpenItem item, ReviewTerms terms) {
        boolean cannot =
                terms.then() == Then.APPROVE && !item.opened().cause().code().isApprovable();
        return new Review(item.latest().endedAt().plus(terms.within()), cannot ? Then.REMIND : terms.then());
    }

    private static boolean isPrices(OpenItem item) {
        return item.opened().cause().code() == FailureCode.PRICES_TO_APPROVE;
    }
}
