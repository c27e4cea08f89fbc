package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ItemField;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that owns what items are called, and what else is said of them. */
public interface CatalogueSourceContract {
    Connector connector();

    /** Two items that the peer sells. */
    List<String> twoPricedSkus();

    /** What the peer can tell. */
    Set<ItemField> toldFields();

    /** From now on the peer says this of it; seen by {@link dev.waybill.connector.item.PriceSource#changedSince}. */
    void say(String sku, ItemField field, String text);

    /** The peer's own time, which no call moves back. */
    Instant peerTime();

    /** Lets the peer's time pass, by half a second at least; a real one takes it. */
    void letTimePass();

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    /** Words that come to harm where somebody cuts, escapes or guesses. */
    private static String text(ItemField field) {
        return switch (field) {
            case NAME -> "Becher \"Grüße\" & 50 % größer <b>";
            case DESCRIPTION -> "<p>Erste Zeile &amp; ü</p>\n<p>Zweite \\ Zeile</p>";
            case WEIGHT -> "1.25 kg";
            case BARCODE -> "4006381333931";
            case PRICE -> throw new AssertionError("no text");
        };
    }

    private CatalogueSource texts() {
        return connector().catalogueSource();
    }

    @Test
    default void every_text_is_told_in_one_call_as_its_owner_wrote_it_and_the_unknown_is_missing() {
        String sku = twoPricedSkus().getFirst();
        Set<String> asked = new HashSet<>(twoPricedSkus());
        asked.add("NO-SUCH-ITEM");
        for (ItemField field : toldFields()) {
            say(sku, field, text(field));
        }

        Map<String, Map<ItemField, String>> told = texts().texts(asked);

        assertThat(told).containsOnlyKeys(twoPricedSkus());
        for (ItemField field : toldFields()) {
            assertThat(Objects.requireNonNull(told.get(sku)).get(field))
                    .as(field.word())
                    .isEqualTo(text(field));
        }
    }

    @Test
    default void what_nobody_asks_for_costs_nothing() {
        assertThat(texts().texts(Set.of())).isEmpty();
    }

    @Test
    default void a_changed_text_is_a_sign_to_look_again() {
        String sku = twoPricedSkus().getLast();
        for (ItemField field : toldFields()) {
            letTimePass();
            Instant from = peerTime();
            say(sku, field, text(field));

            assertThat(connector().priceSource().changedSince(from, 0))
                    .as(field.word())
                    .anySatisfy(sign -> assertThat(sign.skus()).contains(sku));
        }
    }

    @Test
    default void every_way_to_break_the_catalogue_has_its_failure() {
        for (CallFault fault : callFaults()) {
            breakCalls(fault);
            try {
                assertThatThrownBy(() -> texts().texts(Set.copyOf(twoPricedSkus())))
                        .as(fault.name())
                        .isInstanceOfSatisfying(
                                FailureException.class,
                                thrown -> assertThat(thrown.failure().code()).isEqualTo(fault.onRead()));
            } finally {
                healCalls();
            }
        }
    }
}
