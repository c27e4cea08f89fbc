package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.PriceWritten;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Regular prices of products and variations; a sale price of the shop's own stays as it is. The shop is asked for its currency and for
 * whether prices are entered with tax (settings {@code woocommerce_currency}, {@code woocommerce_prices_include_tax}, {@code
 * woocommerce_calc_taxes} of its REST interface, version 3). What a write shows is read in its answer.
 */
final class WooCommercePrices implements PriceTarget {
    static final String READ = "readPrices";
    static final String WRITE = "writePrices";
    /** More is answered 413 (WooCommerce 11.0.1). */
    private static final int MOST = 100;

    private final ShopProducts products;
    /** As the shop said when it was last asked for its terms, which is before each change set. */
    private volatile @Nullable Currency known;

    WooCommercePrices(ShopProducts products) {
        this.products = products;
    }

    /** A shop that computes no tax shows what its buyers pay, so its prices have the tax in them. */
    @Override
    public Terms terms() {
        boolean withTax = products.setting("general", "woocommerce_calc_taxes").equals("no")
                || products.setting("tax", "woocommerce_prices_include_tax").equals("yes");
        Currency currency = currencyNow();
        known = currency;
        return new Terms(currency, withTax);
    }

    private Currency currency() {
        Currency told = known;
        return told == null ? terms().currency() : told;
    }

    private Currency currencyNow() {
        String code = products.setting("general", "woocommerce_currency");
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new FailureException(refusal(
                    READ,
                    products.shop() + " sells in a currency that ISO 4217 does not have",
                    "correct the currency in the shop's settings"));
        }
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    @Override
    public int mostPerWrite() {
        return MOST;
    }

    @Override
    public Map<String, PriceReading> read(Set<String> skus) {
        requireAtMost(skus.size());
        Map<String, List<ShopProduct>> found = products.bySku(skus);
        if (found.isEmpty()) {
            return Map.of();
        }
        Currency currency = currency();
        Map<String, PriceReading> readings = new HashMap<>();
        found.forEach((sku, all) -> readings.put(sku, reading(sku, all, currency)));
        return readings;
    }

    private PriceReading reading(String sku, List<ShopProduct> found, Currency currency) {
        ShopProduct product = found.getFirst();
        if (found.size() > 1) {
            String labels = found.stream().map(ShopProduct::label).collect(Collectors.joining(" and "));
            return new PriceReading.Unfit(
                    sku,
                    refusal(
                            READ,
                            "the SKU '" + sku + "' stands on " + found.size() + " products of " + products.shop() + ": "
                                    + labels,
                            "give each of them a SKU of its own, or delete one"));
        }
        return product.canBePriced()
                ? product.shown(products.shop(), currency)
                : new PriceReading.Unfit(
                        sku,
                        refusal(
                                READ,
                                "the product " + product.label() + " with the SKU '" + sku + "' is of the type '"
                                        + product.type() + "' in " + products.shop()
                                        + ", which has no price of its own",
                                "give the SKU to what is really bought, such as one variation"));
    }

    @Override
    public List<PriceWritten> write(List<PriceWrite> writes) {
        requireAtMost(writes.size());
        Map<Optional<String>, List<PriceWrite>> groups = new LinkedHashMap<>();
        for (PriceWrite write : writes) {
            groups.computeIfAbsent(write.before().partOf().map(ExternalRef::id), parent -> new ArrayList<>())
                    .add(write);
        }
        Map<String, PriceWritten> answers = new HashMap<>();
        groups.forEach((parent, group) -> write(parent, group).forEach(answer -> answers.put(answer.sku(), answer)));
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    /** @param parent of variations, which are written product by product */
    private List<PriceWritten> write(Optional<String> parent, List<PriceWrite> group) {
        try {
            Map<String, JsonAt> answers = products.update(
                    parent, group.stream().map(WooCommercePrices::update).toList());
            return group.stream().map(write -> written(write, answers)).toList();
        } catch (FailureException failed) {
            if (group.size() == 1 && failed.failure().kind() == FailureKind.REFUSED) {
                return List.of(refused(
                        group.getFirst(), "it refused it: " + failed.failure().said()));
            }
            throw failed;
        }
    }

    private static String update(PriceWrite write) {
        return "{\"id\":" + write.before().ref().id() + ",\"regular_price\":\"" + text(write.price()) + "\"}";
    }

    /** An empty text takes the price away. */
    private static String text(Optional<Money> price) {
        return price.map(Money::plain).orElse("");
    }

    private PriceWritten written(PriceWrite write, Map<String, JsonAt> answers) {
        JsonAt answer = answers.get(write.before().ref().id());
        if (answer == null) {
            return refused(write, "its answer leaves this product out");
        }
        Optional<JsonAt> error = answer.find("error");
        if (error.isPresent()) {
            return refused(
                    write,
                    "it refused it: " + error.get().textOrEmpty("code") + " "
                            + error.get().textOrEmpty("message"));
        }
        String shown = answer.textOrEmpty("regular_price");
        return isShown(write.price(), shown)
                ? new PriceWritten.Written(write.sku())
                : refused(write, "it shows '" + shown + "' instead; see which plug-in changes prices");
    }

    private static boolean isShown(Optional<Money> price, String shown) {
        if (price.isEmpty() || shown.isBlank()) {
            return price.isEmpty() && shown.isBlank();
        }
        try {
            return new BigDecimal(shown).compareTo(price.get().amount()) == 0;
        } catch (NumberFormatException other) {
            return false;
        }
    }

    private PriceWritten refused(PriceWrite write, String why) {
        return new PriceWritten.Refused(
                write.sku(),
                refusal(
                        WRITE,
                        "the price " + write.price().map(Money::toString).orElse("none") + " of '" + write.sku()
                                + "' (product " + write.before().ref().number() + ") was not written to "
                                + products.shop() + ": " + why,
                        "correct what it names in the shop's product"));
    }

    private Failure refusal(String operation, String why, String next) {
        return Failure.of(FailureCode.TARGET_REFUSED, products.shop(), operation, why, next);
    }

    private static void requireAtMost(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException(size + " SKUs in one call, at most " + MOST);
        }
    }
}
