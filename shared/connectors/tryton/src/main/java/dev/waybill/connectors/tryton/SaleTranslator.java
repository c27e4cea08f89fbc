package dev.waybill.connectors.tryton;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.party.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our order as a sale. Pure: works on master data that was read before. */
record SaleTranslator(TrytonConfig config, Books books, LineItems items, AddressTranslator addresses) {

    /**
     * The sale.
     *
     * @throws FailureException of the undecided kind, naming the line and its values
     */
    SaleDraft translate(Order order, OrderReference reference) {
        Address billTo = order.billTo().isBlank() ? order.shipTo() : order.billTo();
        Address shipTo = order.shipTo().isBlank() ? billTo : order.shipTo();
        if (billTo.isBlank()) {
            throw held().because(
                            FailureCode.MASTER_DATA_UNKNOWN,
                            "the order " + order.number() + " has no address, and " + config.id()
                                    + " confirms no sale without an invoice address",
                            "enter an address in the shop; the corrected order comes by itself");
        }
        return new SaleDraft(
                reference,
                order,
                order.customer(),
                addresses.translate(billTo),
                addresses.translate(shipTo),
                head(order, reference),
                lines(order));
    }

    private Map<String, Object> head(Order order, OrderReference reference) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("currency", currency(order).id());
        head.put("reference", order.number());
        head.put("web_shop", books.channel().id());
        head.put("web_id", reference.value());
        head.put("sale_date", TrytonValues.date(day(order)));
        books.channel().warehouse().ifPresent(id -> head.put("warehouse", id));
        order.note().ifPresent(note -> head.put("comment", note));
        return head;
    }

    private List<Map<String, Object>> lines(Order order) {
        List<LineItems.Sold> sold = items.of(order, day(order));
        List<PriceFit.Wish> wishes = sold.stream().map(LineItems.Sold::wish).toList();
        PriceFit.Fit fit = new PriceFit(books.taxRounding(), currency(order).rounding())
                .fit(wishes, order.gross().amount());
        if (fit.total().compareTo(order.gross().amount()) != 0) {
            throw unfitting(order, fit, wishes);
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < sold.size(); i++) {
            for (PriceFit.Part part : fit.parts().get(i)) {
                lines.add(sold.get(i).values(part));
            }
        }
        return List.copyOf(lines);
    }

    private LocalDate day(Order order) {
        return LocalDate.ofInstant(order.placedAt(), books.zone());
    }

    private Books.CurrencyRecord currency(Order order) {
        String code = order.currency().getCurrencyCode();
        Books.CurrencyRecord currency = books.currencies().get(code);
        if (currency == null) {
            throw held().because(
                            FailureCode.MASTER_DATA_UNKNOWN,
                            "the currency " + code + " of order " + order.number() + " is not in " + config.id(),
                            "create the currency with a rate in Tryton, then redrive");
        }
        return currency;
    }

    private FailureException unfitting(Order order, PriceFit.Fit fit, List<PriceFit.Wish> wishes) {
        Money computed = new Money(fit.total(), order.currency());
        return held().because(
                        FailureCode.TARGET_TOTALS_DIFFER,
                        "order " + order.number() + " costs " + order.gross() + " in the shop, but " + config.id()
                                + " would compute " + computed + " (" + computed.minus(order.gross()) + "): "
                                + PriceFit.widest(wishes),
                        "compare the tax of that line in the shop with its rate in Tryton; correct either, then redrive");
    }

    private Held held() {
        return new Held(config.id());
    }
}
