package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What the fake holds at the start. */
final class Seeds {
    private Seeds() {}

    /** As {@code infrastructure/peers/tryton/seed.py}. */
    static void peer(Tables tables) {
        company(tables, "waybill");
        country(tables, "DE", "Germany");
        country(tables, "FR", "France");
        country(tables, "ES", "Spain");
        long us = country(tables, "US", "United States");
        tables.insert(
                "country.subdivision",
                row().put("code", "US-CA").put("name", "California").put("country", us));
        currency(tables, "USD");
        currency(tables, "GBP");
        tables.insert("account.configuration", row().put("tax_rounding", "line"));
        tables.insert("stock.location", row().put("code", "ANNEX").put("type", "storage"));
        long standard = category(tables, 1);
        long reduced = category(tables, 2);
        product(tables, "TS-BLUE", "goods", standard);
        product(tables, "MUG-Ü-01", "goods", standard);
        product(tables, "BOOK-7", "goods", reduced);
        product(tables, "HOOD-S", "goods", standard);
        product(tables, "CENT-3", "goods", standard);
        product(tables, "SHIPPING", "service", standard);
        product(tables, "DISCOUNT", "service", standard);
        product(tables, "FEE", "service", standard);
    }

    /** As the server of the recorded pairs: ids matter. */
    static void recorded(Tables tables) {
        company(tables, "shop-1");
        country(tables, "DE", "Germany");
        country(tables, "FR", "France");
        tables.insert("account.configuration", row());
        tables.insert("party.address", 1, row().put("party", 1));
        tables.insert("party.address", 2, row().put("party", 2));
        long standard = category(tables, 1);
        product(tables, 1, productRow("SKU-001", "Widget 001", "10.90"), standard);
        product(tables, 2, productRow("SKU-002", "Widget 002", "11.90"), standard);
        product(tables, 3, productRow("SKU-003", "Widget 003", "12.90"), standard);
        for (long product = 1; product <= 3; product++) {
            tables.touch("stock.move", move(tables, product, 3, 1000));
        }
        product(tables, 21, productRow("SHIPPING", "Shipping", "4.90").put("type", "service"), standard);
        product(tables, 22, productRow("DISCOUNT", "Discount", "0").put("type", "service"), standard);
        product(tables, 23, productRow("NOCAT", "NoCat", "1"), 0);
    }

    /** A sale of a product that cannot be invoiced, for its accounting category is missing; ready to confirm. */
    static void saleOfNoCategory(FakeTryton fake, long id) {
        ObjectNode sale = row().put("party", 3)
                .put("state", "quotation")
                .put("number", "9")
                .put("currency", 1);
        sale.set("shipments", Tables.JSON.arrayNode());
        sale.set("invoices", Tables.JSON.arrayNode());
        fake.tables().insert("sale.sale", id, sale);
        ObjectNode line =
                row().put("sale", id).put("product", 23).put("unit", 1).put("quantity", 1);
        line.set("unit_price", SaleAmounts.decimal(BigDecimal.ONE));
        fake.tables().insert("sale.line", line);
    }

    private static void company(Tables tables, String shop) {
        long currency = currency(tables, "EUR");
        tables.insert("party.party", row().put("name", "Company").put("code", "1"));
        long guest = tables.insert("party.party", row().put("name", "Guest").put("code", "2"));
        tables.insert(
                "product.price_list",
                row().put("name", "Half").put("tax_included", false).put("factor", "0.5"));
        tables.insert("ir.model", row().put("model", "product.price_list.line"));
        tables.insert("company.company", row().put("timezone", "Europe/Berlin").put("currency", currency));
        tables.insert(
                "stock.location",
                3,
                row().put("code", "STO").put("type", "storage").put("parent", 5));
        tables.insert("stock.location", 4, row().putNull("code").put("type", "lost_found"));
        ObjectNode warehouse = row().put("code", "WH").put("name", "Warehouse").put("type", "warehouse");
        tables.insert("stock.location", 5, warehouse.put("storage_location", 3).put("output_location", 2));
        ObjectNode channel = row().put("name", shop).put("currency", currency).put("guest_party", guest);
        channel.set("warehouses", Tables.JSON.arrayNode().add(5));
        tables.insert("web.shop", channel);
        tables.insert(
                "product.uom", row().put("name", "Unit").put("symbol", "u").put("digits", 0));
        tax(tables, "VAT 19%", "0.19");
        tax(tables, "VAT 7%", "0.07");
    }

    /** What is found (or, where negative, lost) in a place; done today. */
    static long move(Tables tables, long product, long place, long quantity) {
        ObjectNode move = row().put("product", product).put("quantity", (double) Math.abs(quantity));
        move.put("from_location", quantity < 0 ? place : 4).put("to_location", quantity < 0 ? 4 : place);
        java.time.LocalDate day = java.time.LocalDate.parse(tables.today());
        ObjectNode date = row().put("__class__", "date").put("year", day.getYear());
        date.put("month", day.getMonthValue()).put("day", day.getDayOfMonth());
        move.set("effective_date", date);
        return tables.insert("stock.move", move.put("state", "done"));
    }

    private static long currency(Tables tables, String code) {
        ObjectNode currency = row().put("code", code).put("digits", 2);
        currency.set("rounding", SaleAmounts.decimal(new BigDecimal("0.01")));
        return tables.insert("currency.currency", currency);
    }

    private static long country(Tables tables, String code, String name) {
        return tables.insert("country.country", row().put("code", code).put("name", name));
    }

    static long tax(Tables tables, String name, String rate) {
        ObjectNode tax = row().put("name", name).put("type", "percentage").put("company", 1);
        tax.set("rate", SaleAmounts.decimal(new BigDecimal(rate)));
        return tables.insert("account.tax", tax);
    }

    private static long category(Tables tables, long tax) {
        ObjectNode category = row().put("name", "Goods");
        category.set("customer_taxes", Tables.JSON.arrayNode().add(tax));
        return tables.insert("product.category", category);
    }

    private static void product(Tables tables, String code, String type, long category) {
        long id = tables.of("product.product").size() + 1L;
        product(tables, id, productRow(code, code, "1").put("type", type), category);
    }

    private static void product(Tables tables, long id, ObjectNode product, long category) {
        ObjectNode template = row();
        if (category > 0) {
            template.put("account_category", category);
        }
        tables.insert("product.template", id, template);
        tables.insert("product.product", id, product.put("template", id));
        tables.touch("product.product", id);
    }

    private static ObjectNode productRow(String code, String name, String price) {
        ObjectNode product = row().put("code", code)
                .put("type", "goods")
                .put("salable", true)
                .put("active", true);
        product.put("rec_name", "[" + code + "] " + name).put("default_uom", 1).put("sale_uom", 1);
        product.set("list_price", SaleAmounts.decimal(new BigDecimal(price)));
        return product;
    }

    private static ObjectNode row() {
        return Tables.JSON.objectNode();
    }
}
