package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.bulk.Halves;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the owner of stock, in bulk, what is available now, and works out what the target is to show. */
final class OwnersNumbers {
    /**
     * What is made of an answer.
     *
     * @param sold asked anew before each question to the owner
     */
    record Terms(StockPolicy policy, int decimals, Supplier<Sold> sold) {}

    /** Who is told: of each number, of each SKU that the owner does not know, and of those whose call failed. */
    record Answers(Consumer<Wanted> number, Consumer<Look> unknown, BiConsumer<List<Look>, Failure> failed) {}

    private final SystemId owner;
    private final Calls calls;
    private final StockSource source;
    private final Terms terms;

    OwnersNumbers(Turn turn, Calls calls, StockSource source, Terms terms) {
        this.owner = turn.lane().source();
        this.calls = calls;
        this.source = source;
        this.terms = terms;
    }

    void ask(List<Look> looks, BooleanSupplier mayGoOn, Answers answers) {
        if (!mayGoOn.getAsBoolean()) {
            return;
        }
        Sold sold;
        try {
            sold = terms.sold().get();
        } catch (FailureException e) {
            answers.failed().accept(looks, e.failure());
            return;
        }
        Halves<Look, Map<String, Quantity>> halves = new Halves<>(
                this::available, (some, available) -> tell(some, available, sold, answers), answers.failed(), mayGoOn);
        for (List<Look> chunk : Chunks.of(looks, source.mostPerRead())) {
            if (mayGoOn.getAsBoolean()) {
                halves.all(chunk);
            }
        }
    }

    private Map<String, Quantity> available(List<Look> some) {
        return calls.to(
                owner,
                "readStock",
                () -> source.available(
                        some.stream().map(Look::sku).collect(Collectors.toSet()),
                        terms.policy().locations()));
    }

    private void tell(List<Look> some, Map<String, Quantity> available, Sold sold, Answers answers) {
        for (Look look : some) {
            Quantity quantity = available.get(look.sku());
            if (quantity == null) {
                answers.unknown().accept(look);
            } else {
                answers.number().accept(new Wanted(look, formula(look.sku(), quantity, sold)));
            }
        }
    }

    private StockFormula formula(String sku, Quantity available, Sold sold) {
        return new StockFormula(owner, available, sold.of(sku), terms.policy().shown(sku, terms.decimals()));
    }
}
