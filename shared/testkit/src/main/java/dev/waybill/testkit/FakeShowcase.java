package dev.waybill.testkit;

import dev.waybill.connector.item.CatalogueReading;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.CatalogueWrite;
import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one shop of a {@link FakeShop} calls its items, and what else it says of them: names of 40 characters, descriptions of 1,000, weights in g. */
public final class FakeShowcase extends FakeBulk {
    private static final CatalogueTarget.Terms TERMS = new CatalogueTarget.Terms(
            Map.of(
                    ItemField.NAME, 40,
                    ItemField.DESCRIPTION, 1_000,
                    ItemField.WEIGHT, 20,
                    ItemField.BARCODE, 20),
            Weight.Unit.G);

    private final Map<String, Map<ItemField, String>> texts = new TreeMap<>();
    private int changes;

    FakeShowcase(SystemId system) {
        super(system, "writeTexts");
    }

    /** It shows this; an item that it did not have before shows nothing else yet. */
    public synchronized void has(String sku, ItemField field, String text) {
        texts.computeIfAbsent(sku, none -> nothing()).put(field, text);
    }

    /** It has no place for this field of this item. */
    public synchronized void cannotShow(String sku, ItemField field) {
        texts.computeIfAbsent(sku, none -> nothing()).remove(field);
    }

    private static Map<ItemField, String> nothing() {
        Map<ItemField, String> empty = new EnumMap<>(ItemField.class);
        ItemField.TEXTS.forEach(field -> empty.put(field, ""));
        return empty;
    }

    /** What is shown; an empty text where nothing is. */
    public synchronized String shown(String sku, ItemField field) {
        return texts.getOrDefault(sku, Map.of()).getOrDefault(field, "");
    }

    /** Everything as it is shown now. */
    public synchronized Map<String, Map<ItemField, String>> all() {
        Map<String, Map<ItemField, String>> all = new TreeMap<>();
        texts.forEach((sku, said) -> all.put(sku, Map.copyOf(said)));
        return all;
    }

    /** How many texts were set by writes. */
    public synchronized int changes() {
        return changes;
    }

    CatalogueTarget target() {
        return new Target();
    }

    private final class Target implements CatalogueTarget {
        @Override
        public Terms terms() {
            requireUp(0);
            return TERMS;
        }

        @Override
        public int mostPerRead() {
            return MOST;
        }

        @Override
        public int mostPerWrite() {
            return MOST;
        }

        @Override
        public Map<String, CatalogueReading> read(Set<String> skus) {
            synchronized (FakeShowcase.this) {
                isRead(skus.size());
                Map<String, CatalogueReading> found = new HashMap<>();
                skus.stream()
                        .filter(texts::containsKey)
                        .forEach(sku -> found.put(
                                sku,
                                new ShownTexts(
                                        sku,
                                        new ExternalRef(system, "p-" + sku, sku),
                                        Optional.empty(),
                                        texts.getOrDefault(sku, Map.of()))));
                return found;
            }
        }

        @Override
        public List<ItemWritten> write(List<CatalogueWrite> list) {
            return written(list, CatalogueWrite::sku, write -> {
                write.texts().forEach((field, text) -> has(write.sku(), field, text));
                changes += write.texts().size();
            });
        }
    }
}
