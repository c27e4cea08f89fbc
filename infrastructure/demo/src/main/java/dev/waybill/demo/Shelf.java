package dev.waybill.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.PriceTag;
import dev.waybill.demo.erp.StockMove;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Fills the demo ERP with what orders need: their items, the charges, German VAT. */
public final class Shelf {
    private static final List<String> SERVICES = List.of("SHIPPING", "FEE", "TIP", "DUTY", "DISCOUNT", "ROUNDING");

    private static final BigDecimal VAT = BigDecimal.valueOf(19);

    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

    private Shelf() {}

    public static void fill(Books books, List<Delivery> orders) {
        SERVICES.forEach(code -> books.putItem(new Item(code, code.toLowerCase(Locale.ROOT), true)));
        books.putTax(new TaxRate("VAT19", VAT));
        books.putTax(new TaxRate("VAT7", new BigDecimal("7")));
        orders.forEach(order -> Samples.json(order).path("line_items").forEach(line -> put(books, line)));
    }

    /** Counts twenty pieces of all goods at the ERP's main place, at a time. */
    public static void count(Books books, Instant at) {
        books.snapshot().items().stream()
                .filter(item -> !item.service())
                .forEach(item -> books.move(StockMove.counted(item.sku(), "MAIN", TWENTY, at)));
    }

    /** Says at a time what each of the goods costs without tax. */
    public static void price(Books books, BigDecimal net, Instant at) {
        books.putPrices(
                books.snapshot().items().stream()
                        .filter(item -> !item.service())
                        .map(item -> new PriceTag(item.sku(), net, "EUR", VAT, BigDecimal.ZERO, at))
                        .toList(),
                at);
    }

    private static void put(Books books, JsonNode line) {
        String sku = line.path("sku").asText("");
        if (!sku.isEmpty() && books.item(sku).isEmpty()) {
            books.putItem(
                    new Item(sku, line.path("name").asText(line.path("title").asText(sku)), false));
        }
    }
}
