package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ERP's REST interface: which path does what. Documented in this module's README. */
final class Interface {
    private final Books books;
    private final WarehouseInterface warehouse;
    private final String key;

    /** @param key what callers must send as {@code Authorization: Bearer} */
    Interface(Books books, String key) {
        this.books = books;
        this.warehouse = new WarehouseInterface(books);
        this.key = key;
    }

    /** Whether the call changes an order or a customer: what those faults strike that only writes can suffer. */
    static boolean changes(Call call) {
        String path = call.address().getPath();
        return !call.method().equals("GET") && (path.startsWith("/api/orders") || path.startsWith("/api/clients"));
    }

    /** @param distortion what the ERP gets wrong in totals; zero when it works */
    Reply answer(Call call, BigDecimal distortion) {
        try {
            if (!call.header("authorization").orElse("").equals("Bearer " + key)) {
                throw new Refusal(401, "KEY_WRONG", "The key in Authorization is not known");
            }
            return route(call, distortion);
        } catch (Refusal no) {
            return Reply.json(no.status(), ErpJson.write(Map.of("code", no.code(), "message", no.words())));
        }
    }

    /** The same for whoever needs no key. */
    Reply route(Call call, BigDecimal distortion) {
        List<String> path = call.path();
        if (path.size() < 2 || !path.getFirst().equals("api")) {
            throw unknownPath(call);
        }
        return switch (path.get(1)) {
            case "items" -> items(call, path);
            case "taxes" -> taxes(call, path);
            case "parties" -> parties(call, path);
            case "clients" -> new ClientInterface(books).answer(call, path);
            case "orders" -> orders(call, path, distortion);
            case "prices" -> new PriceInterface(books).answer(call, path);
            case "sheets" -> new SheetInterface(books).answer(call, path);
            case "stock", "papers" -> warehouse.answer(call, path);
            default -> throw unknownPath(call);
        };
    }

    private Reply items(Call call, List<String> path) {
        return switch (call.method() + path.size()) {
            case "GET2" ->
                ok(call.query("sku").stream()
                        .map(books::item)
                        .flatMap(Optional::stream)
                        .toList());
            case "PUT2" -> {
                Item item = ErpJson.read(call.text(), Item.class);
                books.putItem(item);
                yield ok(item);
            }
            default -> throw unknownPath(call);
        };
    }

    private Reply taxes(Call call, List<String> path) {
        return switch (call.method() + path.size()) {
            case "GET2" -> ok(books.taxes());
            case "PUT2" -> {
                TaxRate tax = ErpJson.read(call.text(), TaxRate.class);
                books.putTax(tax);
                yield ok(tax);
            }
            default -> throw unknownPath(call);
        };
    }

    private Reply parties(Call call, List<String> path) {
        if (call.method().equals("PUT") && path.size() == 2) {
            return ok(books.putParty(ErpJson.read(call.text(), Contact.class)));
        }
        throw unknownPath(call);
    }

    private Reply orders(Call call, List<String> path, BigDecimal distortion) {
        return switch (call.method() + path.size()) {
            case "GET2" -> ok(byReference(call));
            case "POST2" -> Reply.json(201, ErpJson.write(books.create(form(call), distortion)));
            case "GET3" -> ok(books.order(path.get(2)).orElseThrow(() -> unknownOrder(path.get(2))));
            case "PUT3" -> ok(books.revise(path.get(2), revision(call), form(call), distortion));
            case "POST4" -> move(call, path.get(2), path.get(3));
            default -> throw unknownPath(call);
        };
    }

    private List<SalesOrder> byReference(Call call) {
        List<String> references = call.query("reference");
        if (references.size() != 1) {
            throw new Refusal(400, "REFERENCE_MISSING", "Ask for exactly one reference");
        }
        return books.byReference(references.getFirst()).stream().toList();
    }

    private Reply move(Call call, String number, String verb) {
        return switch (verb) {
            case "confirm" -> ok(books.confirm(number));
            case "cancel" -> ok(books.cancel(number));
            case "proceed" -> ok(books.proceed(number));
            default -> warehouse.order(call, number, verb);
        };
    }

    private static OrderForm form(Call call) {
        return ErpJson.read(call.text(), OrderForm.class);
    }

    static int revision(Call call) {
        String given = call.header("if-match").orElse("");
        if (!given.matches("[0-9]{1,9}")) {
            throw new Refusal(428, "REVISION_MISSING", "Say in If-Match which revision you read");
        }
        return Integer.parseInt(given);
    }

    static Reply ok(Object value) {
        return Reply.json(200, ErpJson.write(value));
    }

    static Refusal unknownPath(Call call) {
        return new Refusal(
                404,
                "PATH_UNKNOWN",
                "There is no " + call.method() + " " + call.address().getPath());
    }

    private static Refusal unknownOrder(String number) {
        return new Refusal(404, "ORDER_UNKNOWN", "Order " + number + " does not exist");
    }
}
