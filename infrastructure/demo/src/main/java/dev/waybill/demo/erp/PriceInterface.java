package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The part of the ERP's REST interface that is about prices. */
final class PriceInterface {
    private final Books books;

    PriceInterface(Books books) {
        this.books = books;
    }

    /** What a caller sends to set a price. */
    record PriceForm(String sku, BigDecimal price, String currency, BigDecimal taxPercent, BigDecimal cost) {}

    Reply answer(Call call, List<String> path) {
        return switch (call.method() + " " + String.join("/", path.subList(1, path.size()))) {
            case "GET prices" -> Interface.ok(books.prices(call.query("sku")));
            case "PUT prices" -> {
                PriceForm form = ErpJson.read(call.text(), PriceForm.class);
                yield Interface.ok(books.putPrice(new PriceTag(
                        form.sku(), form.price(), form.currency(), form.taxPercent(), form.cost(), Instant.EPOCH)));
            }
            default -> throw Interface.unknownPath(call);
        };
    }
}
