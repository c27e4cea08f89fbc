package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.ExternalRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stock of products and variations. The shop cannot compare before it sets, and turns what it does not understand into
 * another number ({@code abc} into 0, 2.5 into 2), so that only whole numbers leave here and what it shows is read back.
 */
final class WooCommerceStock implements StockTarget {
    static final String MANAGE_STOCK = "manage-stock";
    private final ShopProducts products;
    private final boolean switchesOn;
    private final StockRefusals refusals;

    /** @param switchesOn whether products that do not manage stock are made to */
    WooCommerceStock(ShopProducts products, boolean switchesOn) {
        this.products = products;
        this.switchesOn = switchesOn;
        this.refusals = new StockRefusals(products.shop());
    }

    @Override
    public int mostPerRead() {
        return ShopProducts.MOST;
    }

    @Override
    public int mostPerWrite() {
        return ShopProducts.MOST;
    }

    /** A plug-in can make the shop keep fractions; as it comes it cuts them off. */
    @Override
    public int decimals() {
        return 0;
    }

    @Override
    public Map<String, StockReading> read(Set<String> skus) {
        ShopProducts.requireAtMost(skus.size());
        return products.bySku(skus).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> reading(found.getKey(), found.getValue())));
    }

    private StockReading reading(String sku, List<ShopProduct> found) {
        ShopProduct product = found.getFirst();
        if (found.size() > 1) {
            return new StockReading.Unfit(sku, refusals.shared(sku, found));
        }
        return switch (product.managed()) {
            case ITSELF -> product.level(products.shop());
            case BY_PARENT -> new StockReading.Unfit(sku, refusals.keptByParent(product));
            case NOT -> uncounted(product);
        };
    }

    private StockReading uncounted(ShopProduct product) {
        if (!product.canBeCounted()) {
            return new StockReading.Unfit(product.sku(), refusals.neverCounted(product));
        }
        return switchesOn
                ? product.level(products.shop())
                : new StockReading.Unfit(product.sku(), refusals.notCounted(product));
    }

    @Override
    public List<StockWritten> write(List<StockWrite> writes) {
        ShopProducts.requireAtMost(writes.size());
        Map<String, StockWritten> answers = new HashMap<>();
        Map<Optional<String>, List<StockWrite>> groups = new LinkedHashMap<>();
        for (StockWrite write : writes) {
            if (isWhole(write.quantity())) {
                groups.computeIfAbsent(write.before().partOf().map(ExternalRef::id), parent -> new ArrayList<>())
                        .add(write);
            } else {
                answers.put(write.sku(), new StockWritten.Refused(write.sku(), refusals.notWhole(write)));
            }
        }
        groups.forEach((parent, group) -> write(parent, group).forEach(answer -> answers.put(answer.sku(), answer)));
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    /** @param parent of variations, which are written product by product */
    private List<StockWritten> write(Optional<String> parent, List<StockWrite> group) {
        try {
            Map<String, JsonAt> answers = products.update(
                    parent, group.stream().map(WooCommerceStock::update).toList());
            return group.stream().map(write -> written(write, answers)).toList();
        } catch (FailureException failed) {
            if (group.size() == 1 && failed.failure().kind() == FailureKind.REFUSED) {
                StockWrite only = group.getFirst();
                String said = failed.failure().said();
                return List.of(new StockWritten.Refused(only.sku(), refusals.notTaken(only, said, "")));
            }
            throw failed;
        }
    }

    /** A number without {@code manage_stock} where it is on: switching it off in the shop stays the shop's decision. */
    private static String update(StockWrite write) {
        StockLevel before = write.before();
        return "{\"id\":" + before.ref().id()
                + (before.published().isEmpty() ? ",\"manage_stock\":true" : "")
                + ",\"stock_quantity\":" + write.quantity().toBigInteger() + "}";
    }

    private StockWritten written(StockWrite write, Map<String, JsonAt> answers) {
        JsonAt answer = answers.get(write.before().ref().id());
        if (answer == null) {
            return new StockWritten.Refused(write.sku(), refusals.unanswered(write));
        }
        Optional<JsonAt> error = answer.find("error");
        if (error.isPresent()) {
            return new StockWritten.Refused(
                    write.sku(),
                    refusals.notTaken(
                            write, error.get().textOrEmpty("code"), error.get().textOrEmpty("message")));
        }
        Optional<BigDecimal> shown = answer.findDecimal("stock_quantity");
        return shown.filter(it -> it.compareTo(write.quantity()) == 0).isPresent()
                ? new StockWritten.Written(write.sku())
                : new StockWritten.Refused(
                        write.sku(),
                        refusals.otherwise(
                                write, shown.map(BigDecimal::toPlainString).orElse("nothing")));
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0;
    }
}
