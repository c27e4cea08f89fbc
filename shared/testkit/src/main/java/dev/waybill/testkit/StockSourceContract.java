package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockSource.StockChange;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that knows how much can be sold. */
public interface StockSourceContract {
    Connector connector();

    /** Two items that the peer knows, of which none is there before {@link #put}. */
    List<String> twoSkus();

    /** Two places that the peer has; they are the system's default ones. */
    List<String> twoLocations();

    /** From now on so many are available there; changes nothing else, and is seen by {@code changedSince}. */
    void put(String sku, String location, long quantity);

    /** The peer's own time, which no call moves back. */
    Instant peerTime();

    /** Lets the peer's time pass, by half a second at least; a real one takes it. */
    void letTimePass();

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    private StockSource source() {
        return connector().stockSource();
    }

    @Test
    default void everything_that_is_known_is_told_in_one_call_and_the_unknown_is_missing() {
        String one = twoSkus().getFirst();
        String none = twoSkus().getLast();
        put(one, twoLocations().getFirst(), 7);

        Map<String, Quantity> available = source().available(Set.of(one, none, "NO-SUCH-ITEM"), List.of());

        assertThat(available).isEqualTo(Map.of(one, Quantity.pieces(7), none, Quantity.pieces(0)));
        assertThat(source().mostPerRead()).isPositive();
    }

    @Test
    default void locations_add_up_and_each_can_be_asked_alone() {
        String sku = twoSkus().getFirst();
        put(sku, twoLocations().getFirst(), 7);
        put(sku, twoLocations().getLast(), 5);

        assertThat(available(sku, twoLocations())).isEqualTo(Quantity.pieces(12));
        assertThat(available(sku, List.of())).as("the default").isEqualTo(Quantity.pieces(12));
        assertThat(available(sku, List.of(twoLocations().getLast()))).isEqualTo(Quantity.pieces(5));
    }

    @Test
    default void a_location_that_is_not_there_is_named() {
        Failure failure = failureOf(() -> available(twoSkus().getFirst(), List.of("NO-SUCH-PLACE")));

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains("NO-SUCH-PLACE");
    }

    @Test
    default void of_nothing_nothing_is_available() {
        assertThat(source().available(Set.of(), List.of())).isEmpty();
    }

    @Test
    default void what_changed_is_listed_from_a_time_on_the_earliest_first() {
        put(twoSkus().getFirst(), twoLocations().getFirst(), 3);
        letTimePass();
        Instant from = peerTime();
        put(twoSkus().getLast(), twoLocations().getFirst(), 4);
        letTimePass();
        put(twoSkus().getFirst(), twoLocations().getFirst(), 9);

        List<StockChange> changes = allSince(from);

        assertThat(changes).extracting(StockChange::changedAt).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(changes).allMatch(change -> !change.changedAt().isBefore(from));
        assertThat(skus(changes)).containsExactly(twoSkus().getLast(), twoSkus().getFirst());
        letTimePass();
        assertThat(allSince(peerTime())).isEmpty();
    }

    @Test
    default void the_time_asked_for_is_included() {
        Instant from = peerTime();
        put(twoSkus().getFirst(), twoLocations().getFirst(), 3);
        Instant changedAt = allSince(from).getLast().changedAt();

        assertThat(skus(allSince(changedAt))).contains(twoSkus().getFirst());
        assertThat(skus(allSince(changedAt.plusMillis(1)))).isEmpty();
    }

    @Test
    default void pages_lose_nothing_even_where_many_changed_at_one_time() {
        Instant from = peerTime();
        for (int i = 1; i <= 5; i++) {
            put(twoSkus().getFirst(), twoLocations().getFirst(), i);
            put(twoSkus().getLast(), twoLocations().getFirst(), i);
        }

        List<StockChange> all = allSince(from);
        for (int skip = 0; skip <= all.size(); skip++) {
            assertThat(source().changedSince(from, skip))
                    .isEqualTo(all.subList(skip, Math.min(all.size(), skip + source().pageSize())));
        }
        assertThat(skus(all)).contains(twoSkus().getFirst(), twoSkus().getLast());
    }

    @Test
    default void every_way_to_break_has_its_failure() {
        for (CallFault fault : callFaults()) {
            breakCalls(fault);
            Failure reading;
            Failure listing;
            try {
                reading = failureOf(() -> available(twoSkus().getFirst(), List.of()));
                listing = failureOf(() -> source().changedSince(peerTime(), 0));
            } finally {
                healCalls();
            }
            assertThat(List.of(reading.code(), listing.code())).as(fault.name()).containsOnly(fault.onRead());
            if (fault == CallFault.TOO_BUSY) {
                assertThat(reading.retryAfter()).contains(Duration.ofSeconds(7));
            }
        }
    }

    private Quantity available(String sku, List<String> locations) {
        return source().available(Set.of(sku), locations)
                .getOrDefault(sku, new Quantity(java.math.BigDecimal.ONE, "?"));
    }

    private List<StockChange> allSince(Instant from) {
        List<StockChange> all = new ArrayList<>();
        List<StockChange> page = source().changedSince(from, 0);
        all.addAll(page);
        while (page.size() == source().pageSize()) {
            page = source().changedSince(from, all.size());
            all.addAll(page);
        }
        return all;
    }

    private static List<String> skus(List<StockChange> changes) {
        return changes.stream().flatMap(change -> change.skus().stream()).toList();
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure();
    }
}
