package dev.waybill.flows;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop shows of items, of one kind: prices, or texts.
 *
 * @param <R> what the shop itself says of an item, which a write refers to
 */
interface Shelf<R> {
    Set<ItemField> fields();

    /** Most items that are read or written in one call. */
    int most();

    /** What is shown now, of each item that the shop has. */
    Map<String, Seen<R>> read(Set<String> skus);

    /** Shows these; one answer for each, in the same order. */
    List<ItemWritten> write(List<Change<R>> changes);

    /** What the shop says of an item. */
    sealed interface Seen<R> {
        /** Nothing can be shown for it until a person does something. */
        record Unfit<R>(String why) implements Seen<R> {}

        /**
         * It is there.
         *
         * @param values nothing for a field that shows none yet; a field that it cannot have is missing
         */
        record Shown<R>(R as, Map<ItemField, Optional<Value>> values) implements Seen<R> {}
    }

    /** What is to be shown of an item instead of what is shown; nothing takes away what is. */
    record Change<R>(String sku, R before, Map<ItemField, Optional<Value>> after) {}
}
