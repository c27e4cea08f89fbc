package dev.waybill.connector.item;

import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.message.ExternalRef;
import java.util.Map;
import java.util.Optional;

/**
 * What a target shows for one SKU.
 *
 * @param ref the thing that carries it
 * @param partOf the thing it is a variation of, where the target keeps it under that
 * @param texts an empty text where nothing is shown yet; a field that this item cannot have there is missing, such as the name of a
 *     variation that is called as its product. A weight as {@link dev.waybill.domain.item.Weight} writes it
 */
public record ShownTexts(String sku, ExternalRef ref, Optional<ExternalRef> partOf, Map<ItemField, String> texts)
        implements CatalogueReading {
    public ShownTexts {
        texts = Map.copyOf(texts);
    }
}
