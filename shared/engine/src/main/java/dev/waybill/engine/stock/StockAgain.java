package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.poll.ChangedStock;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.TwoVersions;
import dev.waybill.engine.whatif.WhatIf.Question;
import dev.waybill.engine.whatif.WhatIf.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What shops would show of the items that moved, under both configurations. Items that a shop does not sell are left out. */
public record StockAgain(OrdersOnTheirWay ordersOnTheirWay) implements Replay {
    private static final FlowSpec FLOW = FlowSpec.STOCK_TO_SHOPS;

    @Override
    public List<Question> questions(TwoVersions versions) {
        return Question.perWay(versions, FLOW, (way, since, most, goOn) -> replay(versions, way, since, most, goOn));
    }

    private Replayed replay(TwoVersions versions, Way way, Instant since, int most, BooleanSupplier goOn) {
        StockSource source = versions.ask(way.source()).stockSource();
        StockTarget target = versions.ask(way.target()).stockTarget();
        List<String> moved = ChangedStock.since(way.source(), source, since).entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> some = moved.subList(0, Math.min(most, moved.size()));
        RightNumbers numbers = new RightNumbers(ordersOnTheirWay);
        List<OtherOutcome> others = new ArrayList<>();
        int compared = 0;
        int left = moved.size();
        for (List<String> chunk : Chunks.of(some, Math.min(source.mostPerRead(), target.mostPerRead()))) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            left -= chunk.size();
            Set<String> skus = Set.copyOf(chunk);
            Map<String, StockReading> sells = target.read(skus);
            Map<String, StockFormula> inForce = numbers(numbers, way, versions.inForce(), skus);
            Map<String, StockFormula> wanted = numbers(numbers, way, versions.wanted(), skus);
            for (String sku : chunk) {
                if (sells.get(sku) instanceof StockLevel && (inForce.containsKey(sku) || wanted.containsKey(sku))) {
                    compared++;
                    other(sku, inForce.get(sku), wanted.get(sku)).ifPresent(others::add);
                }
            }
        }
        return new Replayed(FLOW, way, compared, left, others);
    }

    /** None where no route of that version leads there. */
    private static Map<String, StockFormula> numbers(RightNumbers numbers, Way way, Running running, Set<String> skus) {
        boolean leads = running.landscape()
                .route(FLOW.word(), way.source(), way.target())
                .isPresent();
        return leads ? numbers.of(way, running, skus) : Map.of();
    }

    private static Optional<OtherOutcome> other(
            String sku, @Nullable StockFormula inForce, @Nullable StockFormula wanted) {
        boolean same = inForce != null && wanted != null && inForce.number().compareTo(wanted.number()) == 0;
        return same ? Optional.empty() : Optional.of(new OtherOutcome(sku, words(inForce), words(wanted)));
    }

    private static String words(@Nullable StockFormula formula) {
        return formula == null
                ? "is not written"
                : "shows " + formula.number().toPlainString() + ": " + formula.sentence();
    }
}
