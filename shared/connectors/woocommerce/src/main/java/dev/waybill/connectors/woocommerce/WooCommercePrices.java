package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Regular prices of products and variations; a sale price of the shop's own stays as it is. The shop is asked for its currency and for
 * whether prices are entered with tax (settings {@code woocommerce_currency}, {@code woocommerce_prices_include_tax}, {@code
 * woocommerce_calc_taxes} of its REST interface, version 3). What a write shows is read in its answer.
 */
final class WooCommercePrices implements PriceTarget {
    static final String READ = "readPrices";
    static final String WRITE = "writePrices";
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
        return ShopProducts.MOST;
    }

    @Override
    public int mostPerWrite() {
        return ShopProducts.MOST;
    }

    @Override
    public Map<String, PriceReading> read(Set<String> skus) {
        ShopProducts.requireAtMost(skus.size());
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
            return new PriceReading.Unfit(sku, products.shared(READ, sku, found));
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
    public List<ItemWritten> write(List<PriceWrite> writes) {
        ShopProducts.requireAtMost(writes.size());
        return new ProductWrites(products, WRITE)
                .write(writes.stream().map(Price::new).toList());
    }

    private record Price(PriceWrite write) implements ProductWrites.Write {
        @Override
        public String sku() {
            return write.sku();
        }

        @Override
        public ExternalRef ref() {
            return write.before().ref();
        }

        @Override
        public Optional<ExternalRef> partOf() {
            return write.before().partOf();
        }

        /** An empty text takes the price away. */
        @Override
        public String update() {
            return "{\"id\":" + ref().id() + ",\"regular_price\":\""
                    + write.price().map(Money::plain).orElse("") + "\"}";
        }

        @Override
        public String words() {
            return "the price " + write.price().map(Money::toString).orElse("none");
        }

        @Override
        public Optional<String> objection(JsonAt answer) {
            String shown = answer.textOrEmpty("regular_price");
            return isShown(write.price(), shown)
                    ? Optional.empty()
                    : Optional.of("it shows '" + shown + "' instead; see which plug-in changes prices");
        }
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

    private Failure refusal(String operation, String why, String next) {
        return Failure.of(FailureCode.TARGET_REFUSED, products.shop(), operation, why, next);
    }
}
