package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what orders refer to. Products are read every time; the rest is kept for {@link #KEPT_FOR}. */
final class ErpRecords {
    /** Six calls saved per order; a new tax or currency is seen at once all the same, because a miss reads again. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private static final String OPERATION = "readErpRecords";

    private final TrytonConfig config;
    private final TrytonClient client;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    private record Kept(Books books, Instant until) {}

    ErpRecords(TrytonConfig config, TrytonClient client, Clock clock) {
        this.config = config;
        this.client = client;
        this.clock = clock;
    }

    /** The books as read not long ago. */
    Books books() {
        Kept current = kept;
        return current != null && clock.instant().isBefore(current.until()) ? current.books() : booksReadNow();
    }

    Books booksReadNow() {
        Books books = new Books(zone(), channel(), taxRounding(), currencies(), countries(), taxes());
        kept = new Kept(books, clock.instant().plus(KEPT_FOR));
        return books;
    }

    /** The products with these codes; several may share one code. */
    Map<String, List<Item>> items(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        List<Object> domain = List.of(List.of("code", "in", List.copyOf(codes)));
        List<String> fields =
                List.of("code", "salable", "sale_uom", "default_uom", "template.account_category.customer_taxes");
        return client.rows(Rpc.searchRead("lookUpItems", "product.product", domain, fields)).stream()
                .map(ErpRecords::item)
                .collect(Collectors.groupingBy(Item::code));
    }

    /** Ids of the subdivisions with these codes ({@code US-CA}). */
    Map<String, Long> subdivisions(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        List<Object> domain = List.of(List.of("code", "in", List.copyOf(codes)));
        return client.rows(Rpc.searchRead("lookUpRegions", "country.subdivision", domain, List.of("code"))).stream()
                .collect(Collectors.toMap(
                        row -> row.at("code").text(), row -> TrytonValues.id(row.at("id")), (one, other) -> one));
    }

    private static Item item(JsonAt row) {
        Set<Long> taxes = new HashSet<>();
        row.find("template.")
                .flatMap(template -> template.find("account_category."))
                .ifPresent(category -> category.list("customer_taxes").forEach(tax -> taxes.add(TrytonValues.id(tax))));
        return new Item(
                TrytonValues.id(row.at("id")),
                row.at("code").text(),
                row.at("salable").flag(),
                TrytonValues.id(row.find("sale_uom").orElseGet(() -> row.at("default_uom"))),
                taxes);
    }

    private ZoneId zone() {
        Rpc rpc = Rpc.read(OPERATION, "company.company", client.company(), List.of("timezone"));
        return client.rows(rpc).getFirst().findText("timezone").map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    private Books.SalesChannel channel() {
        List<Object> domain = config.webShop()
                .<List<Object>>map(name -> List.of(List.of("name", "=", name)))
                .orElse(List.of());
        List<JsonAt> shops = client.rows(Rpc.searchRead(OPERATION, "web.shop", domain, List.of("name", "warehouses")));
        if (shops.size() != 1) {
            throw new FailureException(Failure.of(
                    FailureCode.SETTING_WRONG,
                    config.id(),
                    OPERATION,
                    config.id() + " has " + shops.size() + " web shops"
                            + config.webShop()
                                    .map(name -> " named '" + name + "'")
                                    .orElse("") + ", expected one",
                    "set 'web-shop' of " + config.id()
                            + " to the name of the web shop that orders belong to, then redrive"));
        }
        JsonAt shop = shops.getFirst();
        return new Books.SalesChannel(
                TrytonValues.id(shop.at("id")),
                shop.list("warehouses").stream().findFirst().map(TrytonValues::id));
    }

    /** Empty means Tryton's default, per document. */
    private TaxRounding taxRounding() {
        Rpc rpc = Rpc.searchRead(OPERATION, "account.configuration", List.of(), List.of("tax_rounding"));
        Optional<String> method = client.rows(rpc).stream().findFirst().flatMap(row -> row.findText("tax_rounding"));
        return method.filter("line"::equals).isPresent() ? TaxRounding.LINE : TaxRounding.DOCUMENT;
    }

    private Map<String, Books.CurrencyRecord> currencies() {
        return client
                .rows(Rpc.searchRead(OPERATION, "currency.currency", List.of(), List.of("code", "rounding")))
                .stream()
                .filter(row -> row.findText("code").isPresent())
                .collect(Collectors.toMap(
                        row -> row.at("code").text(),
                        row -> new Books.CurrencyRecord(
                                TrytonValues.id(row.at("id")), TrytonValues.decimal(row.at("rounding"))),
                        (one, other) -> one));
    }

    private Map<String, Long> countries() {
        return client.rows(Rpc.searchRead(OPERATION, "country.country", List.of(), List.of("code"))).stream()
                .filter(row -> row.findText("code").isPresent())
                .collect(Collectors.toMap(
                        row -> row.at("code").text(), row -> TrytonValues.id(row.at("id")), (one, other) -> one));
    }

    /** Taxes on sales; one without a group serves sales and purchases. */
    private List<TaxRecord> taxes() {
        List<Object> domain = List.of(List.of("company", "=", client.company()), List.of("type", "=", "percentage"));
        List<String> fields = List.of("name", "rate", "group.kind", "start_date", "end_date");
        return client.rows(Rpc.searchRead(OPERATION, "account.tax", domain, fields)).stream()
                .filter(row -> row.find("group.")
                        .map(group -> !group.textOrEmpty("kind").equals("purchase"))
                        .orElse(true))
                .map(row -> new TaxRecord(
                        TrytonValues.id(row.at("id")),
                        row.at("name").text(),
                        TrytonValues.decimal(row.at("rate")),
                        row.find("start_date").map(TrytonValues::date),
                        row.find("end_date").map(TrytonValues::date)))
                .toList();
    }
}
