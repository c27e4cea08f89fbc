package dev.waybill.config;

import dev.waybill.domain.landscape.Landscape;
import java.util.List;

/** A right file, and ways to spoil it. */
final class Files {
    static final String RIGHT = """
            systems:
              shop-es: { connector: webshop, url: "https://es.example", market: ES, currency: EUR, secrets: /waybill/shop-es }
              shop-fr: { connector: webshop, url: "https://fr.example", market: FR, secrets: /waybill/shop-fr }
              erp: { connector: books, url: "https://erp.example", company: 1, draft: false, taxes: { 19: "12" } }

            ownership:
              - { data: order, owner: shop-*, created-in: shop-* }
              - { data: order.status, owner: erp, created-in: shop-* }

            routes:
              - { flow: orders-to-erp, from: shop-*, to: erp, hold-when: [totals-differ, "total > 5000 EUR"] }
            """;

    private Files() {}

    /** The right file with one piece of text replaced; the piece must be there. */
    static String with(String piece, String replacement) {
        if (!RIGHT.contains(piece)) {
            throw new AssertionError("not in the file: " + piece);
        }
        return RIGHT.replace(piece, replacement);
    }

    /** What a file says that has nothing wrong with it. */
    static Landscape right(String text) {
        return switch (Connectors.check().check(ConfigurationText.of("waybill.yaml", text))) {
            case Checked.Ok ok -> ok.landscape();
            case Checked.Problems problems -> throw new AssertionError(problems.lines());
        };
    }

    static List<String> problemsOf(String text) {
        return switch (Connectors.check().check(ConfigurationText.of("waybill.yaml", text))) {
            case Checked.Ok ok -> List.of();
            case Checked.Problems problems -> problems.lines();
        };
    }
}
