package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.time.Instant;
import java.util.List;

/** The part of the ERP's REST interface that is about what it says of items. */
final class SheetInterface {
    private final Books books;

    SheetInterface(Books books) {
        this.books = books;
    }

    /** What a caller sends to say something. */
    record SheetForm(String sku, String name, String description, String weight, String barcode) {}

    Reply answer(Call call, List<String> path) {
        return switch (call.method() + " " + String.join("/", path.subList(1, path.size()))) {
            case "GET sheets" -> Interface.ok(books.sheets(call.query("sku")));
            case "PUT sheets" -> {
                SheetForm form = ErpJson.read(call.text(), SheetForm.class);
                yield Interface.ok(books.putSheet(new Sheet(
                        form.sku(), form.name(), form.description(), form.weight(), form.barcode(), Instant.EPOCH)));
            }
            case "GET sheets/changes" -> Interface.ok(books.changedItems(WarehouseInterface.part(call)));
            default -> throw Interface.unknownPath(call);
        };
    }
}
