package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.util.List;

/** The part of the ERP's REST interface that is about customers. */
final class ClientInterface {
    /** Most that are answered at once. */
    private static final int MOST = 1000;

    private final Books books;

    ClientInterface(Books books) {
        this.books = books;
    }

    Reply answer(Call call, List<String> path) {
        return switch (call.method() + path.size()) {
            case "GET2" -> Interface.ok(books.clients(call.query("text"), limit(call)));
            case "POST2" -> Reply.json(201, ErpJson.write(books.create(form(call))));
            case "PUT3" -> Interface.ok(books.revise(path.get(2), Interface.revision(call), form(call)));
            default -> throw Interface.unknownPath(call);
        };
    }

    private static Client.Form form(Call call) {
        return ErpJson.read(call.text(), Client.Form.class);
    }

    private static int limit(Call call) {
        String given = call.query("limit").stream().findFirst().orElse("");
        return given.matches("[0-9]{1,4}") ? Math.min(MOST, Integer.parseInt(given)) : MOST;
    }
}
