package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that shows how much can be sold. */
public interface StockTargetContract {
    Connector connector();

    /** Three items that the peer has and shows a number for, of each kind that it writes in its own way; 4 of each. */
    List<String> threeSkus();

    /** What the peer shows. */
    BigDecimal shown(String sku);

    /** Somebody else changes the number, such as a buyer. */
    void changeBehindOurBack(String sku, long quantity);

    /** Whether the peer compares before it sets. */
    boolean compares();

    /** From now on the peer takes no number for this item. */
    void refuse(String sku);

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    private StockTarget target() {
        return connector().stockTarget();
    }

    @Test
    default void what_is_shown_is_read_in_one_call_and_the_unknown_is_missing() {
        Set<String> asked = new HashSet<>(threeSkus());
        asked.add("NO-SUCH-ITEM");
        asked.add(threeSkus().getFirst().toLowerCase(Locale.ROOT) + "x");

        Map<String, StockReading> read = target().read(asked);

        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(threeSkus());
        for (String sku : threeSkus()) {
            assertThat(read.get(sku)).isInstanceOfSatisfying(StockLevel.class, level -> {
                assertThat(level.sku()).isEqualTo(sku);
                assertThat(level.shows(new BigDecimal("4.0"))).isTrue();
                assertThat(level.ref().system()).isEqualTo(connector().system().id());
            });
        }
    }

    @Test
    default void of_nothing_nothing_is_read_or_written() {
        assertThat(target().read(Set.of())).isEmpty();
        assertThat(target().write(List.of())).isEmpty();
        assertThat(target().mostPerRead()).isPositive();
        assertThat(target().mostPerWrite()).isPositive();
    }

    @Test
    default void numbers_are_written_and_answered_one_by_one_in_the_same_order() {
        List<StockWrite> writes = List.of(write(2, 20), write(0, 0), write(1, 10));

        List<StockWritten> written = target().write(writes);

        assertThat(written)
                .containsExactly(
                        new StockWritten.Written(threeSkus().get(2)),
                        new StockWritten.Written(threeSkus().get(0)),
                        new StockWritten.Written(threeSkus().get(1)));
        assertThat(threeSkus().stream().map(this::shown).map(BigDecimal::intValueExact))
                .containsExactly(0, 10, 20);
        assertThat(level(2).shows(BigDecimal.valueOf(20))).isTrue();
    }

    @Test
    default void writing_the_same_again_changes_nothing() {
        target().write(List.of(write(0, 9)));

        assertThat(target().write(List.of(write(0, 9)))).containsExactly(new StockWritten.Written(sku(0)));
        assertThat(shown(sku(0))).isEqualByComparingTo("9");
    }

    @Test
    default void one_bad_item_is_named_and_the_others_are_written() {
        refuse(sku(1));

        List<StockWritten> written = target().write(List.of(write(0, 11), write(1, 12), write(2, 13)));

        assertThat(written.get(0)).isEqualTo(new StockWritten.Written(sku(0)));
        assertThat(written.get(2)).isEqualTo(new StockWritten.Written(sku(2)));
        assertThat(written.get(1)).isInstanceOfSatisfying(StockWritten.Refused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(refused.failure().why()).contains(sku(1));
            assertThat(refused.failure().next()).isNotBlank();
        });
        assertThat(shown(sku(1))).isEqualByComparingTo("4");
        assertThat(shown(sku(2))).isEqualByComparingTo("13");
    }

    @Test
    default void a_number_with_too_many_decimals_is_refused_not_rounded() {
        BigDecimal tooFine =
                BigDecimal.ONE.movePointLeft(target().decimals() + 1).add(BigDecimal.TWO);

        List<StockWritten> written = target().write(List.of(new StockWrite(level(0), tooFine), write(1, 5)));

        assertThat(written.get(0)).isInstanceOfSatisfying(StockWritten.Refused.class, refused -> assertThat(
                        refused.failure().why())
                .contains(tooFine.toPlainString())
                .contains(sku(0)));
        assertThat(written.get(1)).isEqualTo(new StockWritten.Written(sku(1)));
        assertThat(shown(sku(0))).isEqualByComparingTo("4");
    }

    @Test
    default void what_changed_meanwhile_is_left_alone_where_the_target_can_compare() {
        StockWrite write = write(0, 8);
        changeBehindOurBack(sku(0), 3);

        StockWritten written = target().write(List.of(write)).getFirst();

        if (compares()) {
            assertThat(written).isInstanceOfSatisfying(StockWritten.Changed.class, changed -> assertThat(
                            changed.now().shows(BigDecimal.valueOf(3)))
                    .isTrue());
            assertThat(shown(sku(0))).isEqualByComparingTo("3");
        } else {
            assertThat(written).isEqualTo(new StockWritten.Written(sku(0)));
            assertThat(shown(sku(0))).isEqualByComparingTo("8");
        }
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_the_number_asked_for() {
        long quantity = 100;
        for (CallFault fault : callFaults()) {
            quantity++;
            StockWrite write = write(0, quantity);
            breakCalls(fault);
            Failure reading;
            Failure writing;
            try {
                reading = failureOf(() -> target().read(Set.of(sku(0))));
                writing = failureOf(() -> target().write(List.of(write)));
            } finally {
                healCalls();
            }
            assertThat(reading.code()).as(fault.name()).isEqualTo(fault.onRead());
            assertThat(writing.code()).as(fault.name()).isEqualTo(fault.onWrite());
            if (fault == CallFault.TOO_BUSY) {
                assertThat(writing.retryAfter()).contains(Duration.ofSeconds(7));
            }
            target().write(List.of(write(0, quantity)));
            assertThat(shown(sku(0))).isEqualByComparingTo(write.quantity());
        }
    }

    private String sku(int index) {
        return threeSkus().get(index);
    }

    private StockLevel level(int index) {
        return (StockLevel) java.util.Objects.requireNonNull(
                target().read(Set.of(sku(index))).get(sku(index)), sku(index));
    }

    private StockWrite write(int index, long quantity) {
        return new StockWrite(level(index), BigDecimal.valueOf(quantity));
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure();
    }
}
