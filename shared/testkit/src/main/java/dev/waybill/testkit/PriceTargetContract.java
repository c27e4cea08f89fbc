package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that shows prices. */
public interface PriceTargetContract {
    Connector connector();

    /** Three items that the peer has, of each kind that it writes in its own way; each shows 10.00. */
    List<String> pricedSkus();

    /** What the peer shows; empty where it shows none. */
    Optional<Money> shownPrice(String sku);

    /** From now on the peer takes no price for this item. */
    void refusePrice(String sku);

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    private PriceTarget prices() {
        return connector().priceTarget();
    }

    @Test
    default void prices_are_read_in_one_call_and_the_unknown_is_missing() {
        Set<String> asked = new HashSet<>(pricedSkus());
        asked.add("NO-SUCH-ITEM");

        assertThat(prices().read(asked)).containsOnlyKeys(pricedSkus());
        assertThat(level(0).price()).contains(euros("10.00"));
        assertThat(prices().terms().currency().getCurrencyCode()).isEqualTo("EUR");
    }

    @Test
    default void prices_are_written_in_one_call_and_shown_to_the_cent() {
        List<ItemWritten> written = prices().write(List.of(write(0, "12.34"), write(1, "0.99"), write(2, "1234.50")));

        assertThat(written).hasSize(3).allMatch(ItemWritten.Written.class::isInstance);
        assertThat(pricedSkus().stream().map(this::shownPrice))
                .containsExactly(
                        Optional.of(euros("12.34")), Optional.of(euros("0.99")), Optional.of(euros("1234.50")));
        assertThat(level(1).price()).contains(euros("0.99"));
    }

    @Test
    default void the_same_price_again_and_zero_are_fine() {
        prices().write(List.of(write(0, "12.34")));

        assertThat(prices().write(List.of(write(0, "12.34"), write(1, "0"))))
                .allMatch(ItemWritten.Written.class::isInstance);
        assertThat(shownPrice(sku(0))).contains(euros("12.34"));
        assertThat(shownPrice(sku(1))).contains(euros("0.00"));
    }

    @Test
    default void one_refusal_is_an_answer_for_that_item_and_fails_no_other() {
        List<PriceWrite> writes = List.of(write(0, "11.00"), write(1, "12.00"), write(2, "13.00"));
        refusePrice(sku(1));

        List<ItemWritten> written = prices().write(writes);

        assertThat(written.get(1)).isInstanceOfSatisfying(ItemWritten.Refused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(refused.failure().why()).contains(sku(1));
        });
        assertThat(shownPrice(sku(0))).contains(euros("11.00"));
        assertThat(shownPrice(sku(1))).contains(euros("10.00"));
        assertThat(shownPrice(sku(2))).contains(euros("13.00"));
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_the_price_asked_for() {
        int cents = 2000;
        for (CallFault fault : callFaults()) {
            cents++;
            Money price =
                    new Money(java.math.BigDecimal.valueOf(cents, 2), euros("1").currency());
            PriceWrite write = new PriceWrite(level(0), Optional.of(price));
            breakCalls(fault);
            try {
                assertThat(codeOf(() -> prices().read(Set.of(sku(0)))))
                        .as(fault.name())
                        .isEqualTo(fault.onRead().name());
                assertThat(codeOf(() -> prices().write(List.of(write))))
                        .as(fault.name())
                        .isEqualTo(fault.onWrite().name());
            } finally {
                healCalls();
            }
            prices().write(List.of(new PriceWrite(level(0), Optional.of(price))));
            assertThat(shownPrice(sku(0))).contains(price);
        }
    }

    private String sku(int index) {
        return pricedSkus().get(index);
    }

    private ShownPrice level(int index) {
        return (ShownPrice)
                Objects.requireNonNull(prices().read(Set.of(sku(index))).get(sku(index)), sku(index));
    }

    private PriceWrite write(int index, String euros) {
        return new PriceWrite(level(index), Optional.of(euros(euros)));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    private static String codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure().code().name();
    }
}
