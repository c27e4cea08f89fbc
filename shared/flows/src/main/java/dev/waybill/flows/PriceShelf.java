package dev.waybill.flows;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The prices that a shop shows. */
record PriceShelf(PriceTarget shop) implements Shelf<ShownPrice> {
    @Override
    public Set<ItemField> fields() {
        return Set.of(ItemField.PRICE);
    }

    @Override
    public int most() {
        return Math.min(shop.mostPerRead(), shop.mostPerWrite());
    }

    @Override
    public Map<String, Seen<ShownPrice>> read(Set<String> skus) {
        Map<String, Seen<ShownPrice>> seen = new HashMap<>();
        shop.read(skus).forEach((sku, reading) -> seen.put(sku, seen(reading)));
        return seen;
    }

    private static Seen<ShownPrice> seen(PriceReading reading) {
        return switch (reading) {
            case PriceReading.Unfit unfit -> new Seen.Unfit<>(unfit.failure().why());
            case ShownPrice shown ->
                new Seen.Shown<>(shown, Map.of(ItemField.PRICE, shown.price().map(Value.Price::new)));
        };
    }

    @Override
    public List<ItemWritten> write(List<Change<ShownPrice>> changes) {
        return shop.write(changes.stream()
                .map(change -> new PriceWrite(
                        change.before(),
                        change.after()
                                .getOrDefault(ItemField.PRICE, Optional.empty())
                                .flatMap(Value::asMoney)))
                .toList());
    }
}
