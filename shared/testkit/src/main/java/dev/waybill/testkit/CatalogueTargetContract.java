package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.item.ItemField;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector does that shows what items are called, and what else is said of them. */
public interface CatalogueTargetContract {
    Connector connector();

    /** Three items that the peer has, of each kind that it writes in its own way. */
    List<String> pricedSkus();

    /** What the peer shows; an empty text where it shows nothing. */
    String shownText(String sku, ItemField field);

    /** From now on the peer takes no change of this item. */
    void refusePrice(String sku);

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults this peer can be made to have; the rest is not tested. */
    List<CallFault> callFaults();

    private CatalogueTarget texts() {
        return connector().catalogueTarget();
    }

    /** Words that come to harm where somebody cuts, escapes or guesses. */
    private String text(ItemField field, int number) {
        return switch (field) {
            case NAME -> "Becher \"Grüße\" " + number;
            case DESCRIPTION -> "<p>Erste Zeile ü</p>\n<p>Zweite \\ Zeile " + number + "</p>";
            case WEIGHT -> number + ".25 " + texts().terms().weights().name().toLowerCase(java.util.Locale.ROOT);
            case BARCODE -> "400638133393" + number;
            case PRICE -> throw new AssertionError("no text");
        };
    }

    @Test
    default void texts_are_read_in_one_call_and_the_unknown_is_missing() {
        Set<String> asked = new HashSet<>(pricedSkus());
        asked.add("NO-SUCH-ITEM");

        assertThat(texts().read(asked)).containsOnlyKeys(pricedSkus());
    }

    @Test
    default void every_field_that_an_item_has_is_written_at_once_and_shown_as_it_is_and_so_is_what_was_before() {
        List<ShownTexts> before = pricedSkus().stream().map(this::shown).toList();
        List<CatalogueWrite> writes = before.stream().map(this::write).toList();

        assertThat(texts().write(writes)).hasSize(3).allMatch(ItemWritten.Written.class::isInstance);

        for (CatalogueWrite write : writes) {
            write.texts().forEach((field, text) -> {
                assertThat(shownText(write.sku(), field))
                        .as(write.sku() + " " + field.word())
                        .isEqualTo(text);
                assertThat(shown(write.sku()).texts().get(field)).isEqualTo(text);
            });
        }

        assertThat(texts().write(before.stream()
                        .map(shown -> new CatalogueWrite(shown, shown.texts()))
                        .toList()))
                .allMatch(ItemWritten.Written.class::isInstance);
        assertThat(pricedSkus().stream().map(this::shown).map(ShownTexts::texts))
                .containsExactlyElementsOf(
                        before.stream().map(ShownTexts::texts).toList());
    }

    @Test
    default void a_field_that_is_not_named_stays_as_it_is() {
        ShownTexts before = shown(pricedSkus().getFirst());
        String barcode = before.texts().getOrDefault(ItemField.BARCODE, "");

        texts().write(List.of(new CatalogueWrite(before, Map.of(ItemField.NAME, "Another name"))));

        assertThat(shownText(before.sku(), ItemField.NAME)).isEqualTo("Another name");
        assertThat(shown(before.sku()).texts().getOrDefault(ItemField.BARCODE, ""))
                .isEqualTo(barcode);
    }

    @Test
    default void one_refusal_of_texts_is_an_answer_for_that_item_and_fails_no_other() {
        List<CatalogueWrite> writes =
                pricedSkus().stream().map(this::shown).map(this::write).toList();
        refusePrice(pricedSkus().get(1));

        List<ItemWritten> written = texts().write(writes);

        assertThat(written.get(1)).isInstanceOfSatisfying(ItemWritten.Refused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(refused.failure().why()).contains(pricedSkus().get(1));
        });
        assertThat(written.get(0)).isInstanceOf(ItemWritten.Written.class);
        assertThat(written.get(2)).isInstanceOf(ItemWritten.Written.class);
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_the_texts_asked_for() {
        String sku = pricedSkus().getFirst();
        for (CallFault fault : callFaults()) {
            String name = "Name after " + fault.name();
            CatalogueTarget target = texts();
            ShownTexts before =
                    (ShownTexts) Objects.requireNonNull(target.read(Set.of(sku)).get(sku));
            CatalogueWrite write = new CatalogueWrite(before, Map.of(ItemField.NAME, name));
            breakCalls(fault);
            try {
                assertThatThrownBy(() -> target.read(Set.of(sku)))
                        .as(fault.name())
                        .isInstanceOfSatisfying(
                                FailureException.class,
                                thrown -> assertThat(thrown.failure().code()).isEqualTo(fault.onRead()));
                assertThatThrownBy(() -> target.write(List.of(write)))
                        .as(fault.name())
                        .isInstanceOfSatisfying(
                                FailureException.class,
                                thrown -> assertThat(thrown.failure().code()).isEqualTo(fault.onWrite()));
            } finally {
                healCalls();
            }
            target.write(List.of(new CatalogueWrite(shown(sku), Map.of(ItemField.NAME, name))));
            assertThat(shownText(sku, ItemField.NAME)).isEqualTo(name);
        }
    }

    private ShownTexts shown(String sku) {
        return (ShownTexts) Objects.requireNonNull(texts().read(Set.of(sku)).get(sku), sku);
    }

    /** Of every field that it has. */
    private CatalogueWrite write(ShownTexts shown) {
        Map<ItemField, String> texts = new EnumMap<>(ItemField.class);
        shown.texts()
                .keySet()
                .forEach(field -> texts.put(field, text(field, pricedSkus().indexOf(shown.sku()) + 1)));
        return new CatalogueWrite(shown, texts);
    }
}
