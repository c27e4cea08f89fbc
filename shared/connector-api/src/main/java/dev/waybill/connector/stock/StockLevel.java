package dev.waybill.connector.stock;

import dev.waybill.domain.message.ExternalRef;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a target shows for one SKU.
 *
 * @param ref the thing that carries the number
 * @param partOf the thing it is a variation of, where the target keeps it under that
 * @param published may be negative; empty where nothing is shown yet
 */
public record StockLevel(String sku, ExternalRef ref, Optional<ExternalRef> partOf, Optional<BigDecimal> published)
        implements StockReading {
    /** Whether it shows this number already; 7.0 is 7. */
    public boolean shows(BigDecimal quantity) {
        return published.filter(now -> now.compareTo(quantity) == 0).isPresent();
    }
}
