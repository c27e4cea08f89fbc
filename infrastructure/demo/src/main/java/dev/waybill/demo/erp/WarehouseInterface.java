package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The part of the ERP's REST interface that is about stock and paper. */
final class WarehouseInterface {
    private static final int MOST = 1_000;

    private final Books books;

    WarehouseInterface(Books books) {
        this.books = books;
    }

    /** What a caller sends to book goods. */
    record MoveForm(String sku, String place, BigDecimal quantity) {}

    Reply answer(Call call, List<String> path) {
        return switch (call.method() + " " + String.join("/", path.subList(1, path.size()))) {
            case "GET stock" -> Interface.ok(stock(call));
            case "POST stock" -> {
                MoveForm form = ErpJson.read(call.text(), MoveForm.class);
                yield Reply.json(201, ErpJson.write(books.count(form.sku(), form.place(), form.quantity())));
            }
            case "GET stock/changes" -> {
                Listed part = part(call);
                yield Interface.ok(books.ask(warehouse -> warehouse.stock().moves(part)));
            }
            case "GET papers" -> Interface.ok(papers(call));
            case "GET papers/changes" -> {
                Listed part = part(call);
                yield Interface.ok(books.ask(warehouse -> warehouse.papers().changes(part)));
            }
            default -> throw Interface.unknownPath(call);
        };
    }

    /** What is done to an order: {@code POST /api/orders/N/VERB}. */
    Reply order(Call call, String number, String verb) {
        return switch (verb) {
            case "ship" -> Interface.ok(books.ship(number, ErpJson.read(call.text(), DeliveryNote.Form.class)));
            case "invoice" -> Interface.ok(books.invoice(number));
            case "credit" ->
                Interface.ok(books.credit(
                        number,
                        ErpJson.read(call.text(), Invoice.CreditForm.class).total()));
            default -> throw Interface.unknownPath(call);
        };
    }

    private List<StockLevel> stock(Call call) {
        return books.stock(call.query("sku"), call.query("place"));
    }

    private List<Papers.OfOrder> papers(Call call) {
        return call.query("reference").stream()
                .limit(1)
                .flatMap(reference -> books.byReference(reference).stream())
                .map(order -> books.ask(warehouse -> warehouse.papers().of(order)))
                .toList();
    }

    static Listed part(Call call) {
        try {
            Listed part = new Listed(
                    Instant.parse(value(call, "from", Instant.EPOCH.toString())),
                    Integer.parseInt(value(call, "skip", "0")),
                    Integer.parseInt(value(call, "limit", "100")));
            if (part.skip() < 0 || part.limit() < 1 || part.limit() > MOST) {
                throw new Refusal(400, "PART_WRONG", "skip is 0 or more, limit 1 to " + MOST);
            }
            return part;
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(400, "PART_WRONG", "from is a time in UTC, skip and limit are whole numbers");
        }
    }

    private static String value(Call call, String name, String otherwise) {
        return call.query(name).stream().findFirst().orElse(otherwise);
    }
}
