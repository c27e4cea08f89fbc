package dev.waybill.engine.stock;

import dev.waybill.connector.Capability;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.poll.ChangedStock;
import dev.waybill.engine.stock.StockDrift.Difference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what shops show with what the owner of stock has. Writes nothing. Compared is what moved within some days, as no owner
 * lists all it has; what moved a moment ago is left out, as it is on its way.
 */
public final class StockBook {
    /** What moved more recently may still be on its way: it is asked for so often. */
    static final Duration GRACE = Duration.ofMinutes(20);

    private final CurrentLandscape landscape;
    private final RightNumbers numbers;
    private final Clock clock;

    public StockBook(CurrentLandscape landscape, OrdersOnTheirWay ordersOnTheirWay, Clock clock) {
        this.landscape = landscape;
        this.numbers = new RightNumbers(ordersOnTheirWay);
        this.clock = clock;
    }

    /** All ways of stock on which both sides can be asked. */
    public List<Way> ways() {
        return landscape.now().ways(FlowSpec.STOCK_TO_SHOPS.word(), Capability.STOCK_SOURCE, Capability.STOCK_TARGET);
    }

    /**
     * Compares one way; differences up to its route's tolerance are none.
     *
     * @param back so long ago the earliest move was
     * @throws FailureException if one of the two, or the ledger, cannot be asked
     */
    public StockDrift of(Way way, Duration back) {
        return of(
                way,
                back,
                Policies.of(landscape.now().landscape(), way.source(), way.target())
                        .driftTolerance());
    }

    /** The same with another tolerance. */
    public StockDrift of(Way way, Duration back, BigDecimal tolerance) {
        Running running = landscape.now();
        Instant now = clock.instant();
        StockSource source = running.require(way.source()).stockSource();
        StockTarget target = running.require(way.target()).stockTarget();
        List<String> quiet = ChangedStock.since(way.source(), source, now.minus(back)).entrySet().stream()
                .filter(moved -> !moved.getValue().isAfter(now.minus(GRACE)))
                .map(Map.Entry::getKey)
                .toList();
        List<Difference> all = new ArrayList<>();
        for (List<String> some : Chunks.of(quiet, Math.min(source.mostPerRead(), target.mostPerRead()))) {
            Set<String> skus = Set.copyOf(some);
            Map<String, StockReading> shown = target.read(skus);
            Map<String, StockFormula> right = numbers.of(way, running, skus);
            for (String sku : some) {
                StockFormula formula = right.get(sku);
                if (formula != null && shown.get(sku) instanceof StockLevel level) {
                    all.add(new Difference(sku, level.published(), formula));
                }
            }
        }
        List<Difference> beyond =
                all.stream().filter(one -> isBeyond(one, tolerance)).toList();
        return new StockDrift(way.source(), way.target(), now, all.size(), beyond);
    }

    private static boolean isBeyond(Difference one, BigDecimal tolerance) {
        return one.shown()
                .map(number -> number.subtract(one.formula().number()).abs().compareTo(tolerance) > 0)
                .orElse(true);
    }
}
