package dev.waybill.engine.report;

import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.stock.StockDrift;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Items of which a shop showed another number than is right.
 *
 * @param compared how many items both know and nothing was on its way for
 */
public record StockReport(Way way, Instant at, int compared, List<Item> differences, int unnamed)
        implements DriftReport {
    public StockReport {
        differences = List.copyOf(differences);
    }

    /**
     * One item.
     *
     * @param shown empty where no number was shown
     * @param why where the right number comes from, in words
     */
    public record Item(String sku, Optional<BigDecimal> shown, BigDecimal right, String why) {}

    public static StockReport of(StockDrift drift) {
        List<Item> items = drift.differences().stream()
                .map(one -> new Item(
                        one.sku(),
                        one.shown(),
                        one.formula().number(),
                        one.formula().sentence()))
                .toList();
        return new StockReport(new Way(drift.source(), drift.target()), drift.at(), drift.compared(), items, 0);
    }

    @Override
    public FlowSpec flow() {
        return FlowSpec.STOCK_TO_SHOPS;
    }

    @Override
    public StockReport naming(int most) {
        int named = Math.min(most, differences.size());
        return new StockReport(way, at, compared, differences.subList(0, named), unnamed + differences.size() - named);
    }
}
