package dev.waybill.connectors.shopify;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.connectors.shopify.ShopifyInventory.Refusal;
import dev.waybill.domain.failure.FailureException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stock of the shop's variants at one location. The shop compares before it sets, and sets all numbers of a call or none:
 * those that it names are set aside, and the rest is sent again.
 */
final class ShopifyStock implements StockTarget {
    /** List arguments hold at most so many (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits, read 2026-11). */
    private static final int MOST_WRITTEN = 250;

    private static final int MOST_ROUNDS = 5;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
    private static final String STALE = "CHANGE_FROM_QUANTITY_STALE";

    private final ShopifyInventory inventory;
    private final ShopLocation location;
    private final StockRefusals refusals;

    ShopifyStock(ShopifyInventory inventory, ShopLocation location) {
        this.inventory = inventory;
        this.location = location;
        this.refusals = new StockRefusals(location.shop());
    }

    @Override
    public int mostPerRead() {
        return VariantSearch.MOST;
    }

    @Override
    public int mostPerWrite() {
        return MOST_WRITTEN;
    }

    /** Shopify's quantities are integers. */
    @Override
    public int decimals() {
        return 0;
    }

    @Override
    public Map<String, StockReading> read(Set<String> skus) {
        requireAtMost(skus.size(), mostPerRead());
        if (skus.isEmpty()) {
            return Map.of();
        }
        return inventory.bySku(skus).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> reading(found.getKey(), found.getValue())));
    }

    private StockReading reading(String sku, List<ShopVariant> found) {
        ShopVariant variant = found.getFirst();
        if (found.size() > 1) {
            return new StockReading.Unfit(sku, refusals.shared(found));
        }
        if (!variant.tracked()) {
            return new StockReading.Unfit(sku, refusals.notTracked(variant));
        }
        return variant.stocked()
                ? variant.level(location.shop())
                : new StockReading.Unfit(sku, refusals.notStocked(variant, location));
    }

    @Override
    public List<StockWritten> write(List<StockWrite> writes) {
        requireAtMost(writes.size(), MOST_WRITTEN);
        Map<String, StockWritten> answers = new HashMap<>();
        List<StockWrite> open = new ArrayList<>();
        for (StockWrite write : writes) {
            if (fits(write.quantity())) {
                open.add(write);
            } else {
                answers.put(write.sku(), new StockWritten.Refused(write.sku(), refusals.noSuchNumber(write)));
            }
        }
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new FailureException(refusals.asAWhole("it named others each of " + round + " times", ""));
            }
            open = left(open, answers);
        }
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    /** Tries to write these, and answers those that are still to be written. */
    private List<StockWrite> left(List<StockWrite> writes, Map<String, StockWritten> answers) {
        List<Refusal> refused = inventory.set(writes);
        if (refused.isEmpty()) {
            writes.forEach(write -> answers.put(write.sku(), new StockWritten.Written(write.sku())));
            return List.of();
        }
        requireOwnFault(refused);
        Map<Integer, Refusal> named = named(writes, refused);
        List<StockWrite> stale = new ArrayList<>();
        named.forEach((index, refusal) -> {
            StockWrite write = writes.get(index);
            if (refusal.code().equals(STALE)) {
                stale.add(write);
            } else {
                answers.put(write.sku(), new StockWritten.Refused(write.sku(), refusals.notTaken(write, refusal)));
            }
        });
        answers.putAll(changed(stale));
        return IntStream.range(0, writes.size())
                .filter(index -> !named.containsKey(index))
                .mapToObj(writes::get)
                .toList();
    }

    /** What is wrong with the call itself is not said of its SKUs. */
    private void requireOwnFault(List<Refusal> refused) {
        for (Refusal refusal : refused) {
            if (refusal.code().equals("INVALID_LOCATION")) {
                throw location.gone();
            }
            if (refusal.code().startsWith("IDEMPOTENCY_")) {
                throw new FailureException(refusals.underWay(refusal));
            }
        }
    }

    /** By its place in the call; a single one is meant even where no place is named. */
    private Map<Integer, Refusal> named(List<StockWrite> writes, List<Refusal> refused) {
        Map<Integer, Refusal> named = new HashMap<>();
        refused.forEach(refusal -> refusal.index().ifPresent(index -> named.putIfAbsent(index, refusal)));
        if (named.isEmpty()) {
            Refusal first = refused.getFirst();
            if (writes.size() > 1) {
                throw new FailureException(
                        refusals.asAWhole("it names none of them", first.code() + " " + first.message()));
            }
            named.put(0, first);
        }
        return named;
    }

    private Map<String, StockWritten> changed(List<StockWrite> stale) {
        Map<String, StockReading> now = new HashMap<>();
        for (int from = 0; from < stale.size(); from += mostPerRead()) {
            List<StockWrite> some = stale.subList(from, Math.min(stale.size(), from + mostPerRead()));
            now.putAll(read(new HashSet<>(some.stream().map(StockWrite::sku).toList())));
        }
        return stale.stream().collect(Collectors.toMap(StockWrite::sku, write -> changed(write, now)));
    }

    private StockWritten changed(StockWrite write, Map<String, StockReading> now) {
        return switch (now.get(write.sku())) {
            case null -> new StockWritten.Refused(write.sku(), refusals.gone(write));
            case StockReading.Unfit unfit -> new StockWritten.Refused(write.sku(), unfit.failure());
            case StockLevel level ->
                level.shows(write.quantity()) ? new StockWritten.Written(write.sku()) : new StockWritten.Changed(level);
        };
    }

    private static boolean fits(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0 && quantity.abs().compareTo(LARGEST) <= 0;
    }

    private static void requireAtMost(int size, int most) {
        if (size > most) {
            throw new IllegalArgumentException(size + " SKUs in one call, at most " + most);
        }
    }
}
