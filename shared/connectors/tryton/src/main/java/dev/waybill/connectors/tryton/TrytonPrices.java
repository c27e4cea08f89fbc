package dev.waybill.connectors.tryton;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.tryton.ChangedRows.Listing;
import dev.waybill.connectors.tryton.ChangedRows.Row;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
 *
 * <p>What changed is told by templates, variants and lines of price lists. A formula that uses the cost price is not looked at again
 * when that alone changes; neither is anything when a line is deleted.
 */
final class TrytonPrices implements PriceSource {
    private static final String READ = "readPrices";
    private static final String LIST = "listPriceChanges";
    private static final String LINES = "product.price_list.line";
    /** As many as of stock: well under a second. */
    private static final int MOST = 500;

    private static final int PAGE = 500;

    private final TrytonConfig config;
    private final TrytonClient client;

    TrytonPrices(TrytonConfig config, TrytonClient client) {
        this.config = config;
        this.client = client;
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
        List<JsonAt> found = hasPriceLists()
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

    /** Whether the module is there at all. */
    private boolean hasPriceLists() {
        List<Object> domain = List.of(List.of("model", "=", LINES));
        return !client.rows(Rpc.searchRead(READ, "ir.model", domain, List.of("model")))
                .isEmpty();
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<PriceChange> changedSince(Instant from, int skip) {
        List<Listing> listings = new ArrayList<>(List.of(
                new Listing(LIST, "product.template", List.of(), List.of()),
                new Listing(LIST, "product.product", List.of(), List.of("code"))));
        if (hasPriceLists()) {
            listings.add(new Listing(LIST, LINES, List.of(), List.of("product.code")));
        }
        List<Row> rows = listings.stream()
                .flatMap(listing ->
                        new ChangedRows(client, listing, from).merged().limit((long) skip + PAGE))
                .sorted(Row.EARLIEST)
                .skip(skip)
                .limit(PAGE)
                .toList();
        Map<Long, Set<String>> ofTemplates = codes(rows);
        return rows.stream().map(row -> change(row, ofTemplates)).toList();
    }

    private PriceChange change(Row row, Map<Long, Set<String>> ofTemplates) {
        Set<String> codes =
                switch (row.model()) {
                    case "product.template" -> ofTemplates.getOrDefault(row.id(), Set.of());
                    case LINES ->
                        row.values()
                                .find("product.")
                                .flatMap(product -> product.findText("code"))
                                .map(Set::of)
                                .orElseGet(this::everything);
                    default -> row.values().findText("code").map(Set::of).orElse(Set.of());
                };
        return new PriceChange(
                codes.stream().flatMap(code -> config.skus(code).stream()).collect(Collectors.toSet()),
                row.changedAt());
    }

    /** Codes of the variants of the templates among these rows. */
    private Map<Long, Set<String>> codes(List<Row> rows) {
        List<Long> templates = rows.stream()
                .filter(row -> row.model().equals("product.template"))
                .map(Row::id)
                .distinct()
                .toList();
        if (templates.isEmpty()) {
            return Map.of();
        }
        List<Object> domain = List.of(List.of("template", "in", templates));
        return client.rows(Rpc.searchRead(LIST, "product.product", domain, List.of("code", "template"))).stream()
                .filter(row -> row.findText("code").isPresent())
                .collect(Collectors.groupingBy(
                        row -> TrytonValues.id(row.at("template")),
                        Collectors.mapping(row -> row.at("code").text(), Collectors.toSet())));
    }

    /** A line for no product of its own may be for any. */
    private Set<String> everything() {
        List<Object> domain = List.of(List.of("salable", "=", true));
        return client.rows(Rpc.searchRead(LIST, "product.product", domain, List.of("code"))).stream()
                .flatMap(row -> row.findText("code").stream())
                .collect(Collectors.toSet());
    }
}
