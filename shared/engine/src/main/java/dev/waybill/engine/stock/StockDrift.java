package dev.waybill.engine.stock;

import dev.waybill.domain.stock.StockFormula;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a shop's stock is not its owner's.
 *
 * @param compared how many items both know and nothing is on its way for
 */
public record StockDrift(SystemId source, SystemId target, Instant at, int compared, List<Difference> differences) {
    public StockDrift {
        differences = List.copyOf(differences);
    }

    /**
     * One item.
     *
     * @param shown empty where no number is shown
     * @param formula what it is to show, and why
     */
    public record Difference(String sku, Optional<BigDecimal> shown, StockFormula formula) {
        /** {@code SHIRT shows 9 and should show 7: erp available 9 − orders on their way 2 = 7}. */
        public String sentence() {
            return sku + " shows " + shown.map(BigDecimal::toPlainString).orElse("no number") + " and should show "
                    + formula.number().toPlainString() + ": " + formula.sentence();
        }
    }
}
