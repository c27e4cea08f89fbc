package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.item.PriceSource.PriceChange;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that owns prices. */
public interface PriceSourceContract {
    Connector connector();

    /** Two items that the peer sells. */
    List<String> twoPricedSkus();

    /** A price list of the peer's in which the first of the two costs half its plain price; empty if the peer has no lists. */
    Optional<String> halfPriceList();

    /** From now on it costs so many euros; seen by {@code changedSince}. */
    void setPrice(String sku, String euros);

    /** The peer's own time, which no call moves back. */
    Instant peerTime();

    /** Lets the peer's time pass, by half a second at least; a real one takes it. */
    void letTimePass();

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    private PriceSource prices() {
        return connector().priceSource();
    }

    @Test
    default void every_price_is_told_in_one_call_to_the_cent_and_the_unknown_is_missing() {
        setPrice(one(), "12.34");
        setPrice(other(), "0.99");

        Map<String, OwnersPrice> told = prices().prices(Set.of(one(), other(), "NO-SUCH-ITEM"), Optional.empty());

        assertThat(told).containsOnlyKeys(one(), other());
        assertThat(price(one(), Optional.empty())).isEqualTo(Money.of("12.34", "EUR"));
        assertThat(price(other(), Optional.empty())).isEqualTo(Money.of("0.99", "EUR"));
    }

    @Test
    default void a_price_list_has_its_own_prices() {
        setPrice(one(), "24.68");

        halfPriceList()
                .ifPresent(list -> assertThat(price(one(), Optional.of(list))).isEqualTo(Money.of("12.34", "EUR")));
    }

    @Test
    default void a_price_list_that_is_not_there_is_named() {
        Failure failure = failureOf(() -> prices().prices(Set.of(one()), Optional.of("NO-SUCH-LIST")));

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains("NO-SUCH-LIST");
    }

    @Test
    default void nothing_costs_nothing() {
        assertThat(prices().prices(Set.of(), Optional.empty())).isEmpty();
    }

    @Test
    default void changed_prices_are_listed_from_a_time_on_the_earliest_first() {
        letTimePass();
        Instant from = peerTime();
        setPrice(other(), "4.00");
        letTimePass();
        setPrice(one(), "9.00");

        List<PriceChange> changes = pricesChangedSince(from);

        assertThat(changes).extracting(PriceChange::changedAt).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(changes).allMatch(change -> !change.changedAt().isBefore(from));
        assertThat(named(changes)).containsExactly(other(), one());
        letTimePass();
        assertThat(pricesChangedSince(peerTime())).isEmpty();
    }

    @Test
    default void every_way_to_break_the_price_list_has_its_failure() {
        for (CallFault fault : callFaults()) {
            breakCalls(fault);
            Failure reading;
            Failure listing;
            try {
                reading = failureOf(() -> prices().prices(Set.of(one()), Optional.empty()));
                listing = failureOf(() -> prices().changedSince(peerTime(), 0));
            } finally {
                healCalls();
            }
            assertThat(List.of(reading.code(), listing.code())).as(fault.name()).containsOnly(fault.onRead());
        }
    }

    private String one() {
        return twoPricedSkus().getFirst();
    }

    private String other() {
        return twoPricedSkus().getLast();
    }

    private Money price(String sku, Optional<String> list) {
        return Optional.ofNullable(prices().prices(Set.of(sku), list).get(sku))
                .map(OwnersPrice::price)
                .orElseThrow();
    }

    private List<PriceChange> pricesChangedSince(Instant from) {
        List<PriceChange> all = new ArrayList<>();
        List<PriceChange> page = prices().changedSince(from, 0);
        all.addAll(page);
        while (page.size() == prices().pageSize()) {
            page = prices().changedSince(from, all.size());
            all.addAll(page);
        }
        return all;
    }

    /** Those of the two, each with its last change. */
    private List<String> named(List<PriceChange> changes) {
        Set<String> both = new HashSet<>(twoPricedSkus());
        return changes.stream()
                .flatMap(change -> change.skus().stream())
                .filter(both::contains)
                .distinct()
                .toList();
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure();
    }
}
