package dev.waybill.flows;

import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.item.Weight;
import dev.waybill.engine.bulk.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an owner calls items, and what else it says of them, as one shop shows it: a weight in the shop's unit, a text as it is. What is longer
 * than the shop takes is not cut but told; a field about which the owner says nothing is left alone.
 *
 * @param fields that are its to say
 */
record OwnersTexts(CatalogueSource source, CatalogueTarget target, CatalogueTarget.Terms shop, Set<ItemField> fields)
        implements Owners {
    @Override
    public Map<LineKey, Wanted> of(Collection<String> skus) {
        Map<LineKey, Wanted> all = new HashMap<>();
        for (List<String> some : Chunks.of(List.copyOf(skus), source.mostPerRead())) {
            source.texts(Set.copyOf(some))
                    .forEach((sku, texts) -> texts.forEach((field, text) -> {
                        if (fields.contains(field) && !text.isBlank()) {
                            LineKey key = new LineKey(sku, field);
                            all.put(key, wanted(key, text));
                        }
                    }));
        }
        return all;
    }

    private Wanted wanted(LineKey key, String text) {
        Optional<String> shown = shown(key.field(), text);
        int longest = shop.longest().getOrDefault(key.field(), 0);
        String obstacle = longest == 0
                ? "the shop has no place for it: take '" + key.field().word() + "' out of the route's fields"
                : shown.isEmpty()
                        ? "it is no weight with a unit that Waybill knows (g, kg, oz, lb)"
                        : "it has " + length(shown.get()) + " characters, and the shop takes " + longest
                                + ": shorten it where it is owned";
        return new Wanted(
                key,
                shown.filter(fits -> length(fits) <= longest).map(Value.Text::new),
                new Value.Text(text),
                "as its owner says it",
                obstacle,
                before -> Set.of());
    }

    private Optional<String> shown(ItemField field, String text) {
        return field == ItemField.WEIGHT
                ? Weight.of(text).map(weight -> weight.in(shop.weights()).toString())
                : Optional.of(target.kept(field, text));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
