package dev.waybill.testkit;

import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.domain.item.ItemField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a {@link FakeErp} calls its items, and what else it says of them, set by hand; {@link FakePriceList#touch} makes it known. Counts its reads. */
public final class FakeSheets {
    private static final int MOST = 100;

    private final Map<String, Map<ItemField, String>> texts = new TreeMap<>();
    private int reads;

    FakeSheets() {}

    public synchronized void says(String sku, ItemField field, String text) {
        texts.computeIfAbsent(sku, none -> new EnumMap<>(ItemField.class)).put(field, text);
    }

    /** How often it was asked. */
    public synchronized int reads() {
        return reads;
    }

    /** @param called before each call: counts it, and throws where nobody answers */
    CatalogueSource source(Runnable called) {
        return new CatalogueSource() {
            @Override
            public int mostPerRead() {
                return MOST;
            }

            @Override
            public Map<String, Map<ItemField, String>> texts(Set<String> skus) {
                synchronized (FakeSheets.this) {
                    if (skus.size() > MOST) {
                        throw new IllegalArgumentException("asked for " + skus.size() + " SKUs, at most " + MOST);
                    }
                    called.run();
                    reads++;
                    Map<String, Map<ItemField, String>> found = new HashMap<>(texts);
                    found.keySet().retainAll(skus);
                    return found;
                }
            }
        };
    }
}
