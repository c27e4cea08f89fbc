package dev.waybill.connectors.tryton;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one sale unit of a product costs, as Tryton computes it itself: its list price, or what a price list of module {@code
 * sale_price_list} makes of it ({@code sale/product.py}, {@code get_sale_price}; {@code sale_price_list/product.py}, 6.0). In the
 * company's currency; without tax, unless the price list says that tax is included.
 */
final class TrytonPrices implements PriceSource {
    private static final String READ = "readPrices";
    /** As many as of stock: well under a second. */
    private static final int MOST = 500;

    private static final int PAGE = 500;

    private final TrytonConfig config;
    private final TrytonClient client;
    private final PriceSigns signs;

    TrytonPrices(TrytonConfig config, TrytonClient client) {
        this.config = config;
        this.client = client;
        this.signs = new PriceSigns(config, client);
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    /** @param id empty for plain list prices */
    private record PriceList(Optional<Long> id, boolean taxIncluded) {}

    @Override
    public Map<String, OwnersPrice> prices(Set<String> skus, Optional<String> priceList) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        PriceList list = priceList.map(this::list).orElse(new PriceList(Optional.empty(), false));
        Map<String, List<JsonAt>> products = products(skus, list).stream()
                .collect(Collectors.groupingBy(row -> row.at("code").text()));
        Map<Long, BigDecimal> rates = rates(products.values());
        Currency currency = currency();
        Map<String, OwnersPrice> prices = new HashMap<>();
        for (String sku : skus) {
            List<JsonAt> found = products.getOrDefault(config.itemCode(sku), List.of());
            if (found.size() == 1) {
                price(found.getFirst(), sku, list, rates, currency).ifPresent(price -> prices.put(sku, price));
            }
        }
        return prices;
    }

    private List<JsonAt> products(Set<String> skus, PriceList list) {
        List<String> codes = skus.stream().map(config::itemCode).distinct().toList();
        List<Object> domain = List.of(List.of("code", "in", codes), List.of("salable", "=", true));
        List<String> fields =
                List.of("code", "sale_price_uom", "cost_price", "template.account_category.customer_taxes");
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("quantity", 1);
        list.id().ifPresent(id -> context.put("price_list", id));
        return client.rows(
                Rpc.searchRead(READ, "product.product", domain, fields).within(context));
    }

    private static Optional<OwnersPrice> price(
            JsonAt row, String sku, PriceList list, Map<Long, BigDecimal> rates, Currency currency) {
        Set<Long> taxes = taxes(row);
        Optional<BigDecimal> percent = taxes.size() == 1
                ? Optional.ofNullable(rates.get(taxes.iterator().next()))
                : Optional.empty();
        Optional<Money> cost = row.find("cost_price")
                .map(TrytonValues::decimal)
                .filter(amount -> amount.signum() > 0)
                .map(amount -> new Money(amount, currency));
        return row.find("sale_price_uom")
                .map(TrytonValues::decimal)
                .map(amount -> new OwnersPrice(
                        sku,
                        new Money(amount, currency),
                        list.taxIncluded(),
                        percent.map(TrytonPrices::percent),
                        cost));
    }

    private static BigDecimal percent(BigDecimal rate) {
        return rate.movePointRight(2);
    }

    private static Set<Long> taxes(JsonAt product) {
        Set<Long> taxes = new HashSet<>();
        product.find("template.")
                .flatMap(template -> template.find("account_category."))
                .ifPresent(category -> category.list("customer_taxes").forEach(tax -> taxes.add(TrytonValues.id(tax))));
        return taxes;
    }

    /** Rates of percentage taxes, by id. */
    private Map<Long, BigDecimal> rates(Collection<List<JsonAt>> products) {
        Set<Long> ids = new HashSet<>();
        products.forEach(rows -> rows.forEach(row -> ids.addAll(taxes(row))));
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object> domain = List.of(List.of("id", "in", List.copyOf(ids)), List.of("type", "=", "percentage"));
        return client.rows(Rpc.searchRead(READ, "account.tax", domain, List.of("rate"))).stream()
                .collect(Collectors.toMap(
                        row -> TrytonValues.id(row.at("id")), row -> TrytonValues.decimal(row.at("rate"))));
    }

    private Currency currency() {
        Rpc rpc = Rpc.read(READ, "company.company", client.company(), List.of("currency.code"));
        return Currency.getInstance(
                client.rows(rpc).getFirst().at("currency.").at("code").text());
    }

    private PriceList list(String name) {
        List<JsonAt> found = signs.hasPriceLists()
                ? client.rows(Rpc.searchRead(
                        READ, "product.price_list", List.of(List.of("name", "=", name)), List.of("tax_included")))
                : List.of();
        if (found.size() != 1) {
            throw new FailureException(Failure.of(
                    FailureCode.SETTING_WRONG,
                    config.id(),
                    READ,
                    config.id() + " has " + found.size() + " price lists named '" + name + "', expected one",
                    "correct the name in Tryton, or 'price-list' of the route"));
        }
        JsonAt list = found.getFirst();
        return new PriceList(
                Optional.of(TrytonValues.id(list.at("id"))),
                list.find("tax_included").map(JsonAt::flag).orElse(false));
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<PriceChange> changedSince(Instant from, int skip) {
        return signs.since(from, skip, PAGE);
    }
}
