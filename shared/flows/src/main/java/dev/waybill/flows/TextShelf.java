package dev.waybill.flows;

import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a shop calls items, and what else it says of them. */
record TextShelf(CatalogueTarget shop) implements Shelf<ShownTexts> {
    @Override
    public Set<ItemField> fields() {
        return ItemField.TEXTS;
    }

    @Override
    public int most() {
        return Math.min(shop.mostPerRead(), shop.mostPerWrite());
    }

    @Override
    public Map<String, Seen<ShownTexts>> read(Set<String> skus) {
        Map<String, Seen<ShownTexts>> seen = new HashMap<>();
        shop.read(skus).forEach((sku, reading) -> seen.put(sku, seen(reading)));
        return seen;
    }

    private static Seen<ShownTexts> seen(CatalogueReading reading) {
        return switch (reading) {
            case CatalogueReading.Unfit unfit ->
                new Seen.Unfit<>(unfit.failure().why());
            case ShownTexts shown -> {
                Map<ItemField, Optional<Value>> values = new HashMap<>();
                shown.texts()
                        .forEach((field, text) -> values.put(
                                field, text.isEmpty() ? Optional.empty() : Optional.of(new Value.Text(text))));
                yield new Seen.Shown<>(shown, values);
            }
        };
    }

    @Override
    public List<ItemWritten> write(List<Change<ShownTexts>> changes) {
        return shop.write(changes.stream()
                .map(change -> new CatalogueWrite(
                        change.before(),
                        change.after().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue()
                                        .map(Value::plain)
                                        .orElse("")))))
                .toList());
    }
}
