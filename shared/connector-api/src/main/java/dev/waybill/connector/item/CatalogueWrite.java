package dev.waybill.connector.item;

import dev.waybill.domain.item.ItemField;
import java.util.Map;

/**
 * Texts to show for one SKU.
 *
 * @param before as read from the target
 * @param texts only those that change; an empty text takes away what is shown
 */
public record CatalogueWrite(ShownTexts before, Map<ItemField, String> texts) {
    public CatalogueWrite {
        texts = Map.copyOf(texts);
    }

    public String sku() {
        return before.sku();
    }
}
