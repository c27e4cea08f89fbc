package dev.waybill.connectors.tryton.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of Tryton's models that the connector touches: fields, and where those that are links lead to. */
final class Models {
    /** A list of records on the other side of a link. */
    record Children(String model, String parent) {}

    private static final Set<String> OF_ALL =
            Set.of("id", "create_date", "write_date", "_timestamp", "rec_name", "active");

    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry(
                    "party.party",
                    Set.of(
                            "name",
                            "code",
                            "email",
                            "phone",
                            "addresses",
                            "contact_mechanisms",
                            "identifiers",
                            "categories",
                            "customer_payment_term")),
            Map.entry("party.category", Set.of("name")),
            Map.entry("account.invoice.payment_term", Set.of("name")),
            Map.entry(
                    "party.address",
                    Set.of(
                            "party",
                            "party_name",
                            "street",
                            "postal_code",
                            "city",
                            "country",
                            "subdivision",
                            "full_address",
                            "invoice",
                            "delivery")),
            Map.entry("party.contact_mechanism", Set.of("party", "type", "value", "value_compact", "name")),
            Map.entry("party.identifier", Set.of("party", "type", "code")),
            Map.entry(
                    "sale.sale",
                    Set.of(
                            "party",
                            "invoice_address",
                            "shipment_address",
                            "currency",
                            "company",
                            "reference",
                            "web_shop",
                            "web_id",
                            "sale_date",
                            "warehouse",
                            "comment",
                            "description",
                            "lines",
                            "number",
                            "state",
                            "invoice_state",
                            "shipment_state",
                            "invoices",
                            "shipments",
                            "shipment_returns",
                            "origin",
                            "untaxed_amount",
                            "tax_amount",
                            "total_amount",
                            "invoice_method",
                            "shipment_method")),
            Map.entry(
                    "sale.line",
                    Set.of(
                            "sale",
                            "type",
                            "product",
                            "quantity",
                            "unit",
                            "unit_price",
                            "taxes",
                            "description",
                            "amount")),
            Map.entry(
                    "product.product",
                    Set.of(
                            "code",
                            "type",
                            "salable",
                            "default_uom",
                            "sale_uom",
                            "list_price",
                            "sale_price_uom",
                            "cost_price",
                            "template",
                            "quantity",
                            "forecast_quantity",
                            "description",
                            "identifiers")),
            Map.entry("product.identifier", Set.of("product", "type", "code", "sequence")),
            Map.entry(
                    "stock.move",
                    Set.of(
                            "product",
                            "quantity",
                            "state",
                            "from_location",
                            "to_location",
                            "planned_date",
                            "effective_date",
                            "shipment_out",
                            "shipment_back")),
            Map.entry("stock.shipment.out", Set.of("number", "state", "reference", "effective_date", "outgoing_moves")),
            Map.entry(
                    "stock.shipment.out.return",
                    Set.of("number", "state", "reference", "effective_date", "incoming_moves")),
            Map.entry(
                    "account.invoice",
                    Set.of(
                            "type",
                            "number",
                            "state",
                            "invoice_date",
                            "total_amount",
                            "tax_amount",
                            "amount_to_pay",
                            "currency")),
            Map.entry("product.template", Set.of("name", "account_category", "weight", "weight_uom")),
            Map.entry("product.category", Set.of("name", "customer_taxes")),
            Map.entry("product.uom", Set.of("name", "symbol", "digits")),
            Map.entry(
                    "account.tax",
                    Set.of("name", "rate", "type", "company", "group", "parent", "start_date", "end_date")),
            Map.entry("account.tax.group", Set.of("name", "kind")),
            Map.entry("account.configuration", Set.of("tax_rounding")),
            Map.entry("web.shop", Set.of("name", "currency", "guest_party", "warehouses")),
            Map.entry(
                    "stock.location", Set.of("code", "name", "type", "parent", "storage_location", "output_location")),
            Map.entry("currency.currency", Set.of("code", "digits", "rounding")),
            Map.entry("country.country", Set.of("code", "name")),
            Map.entry("country.subdivision", Set.of("code", "name", "country")),
            Map.entry("product.price_list", Set.of("name", "tax_included", "factor")),
            Map.entry("product.price_list.line", Set.of("price_list", "product")),
            Map.entry("ir.model", Set.of("model")),
            Map.entry("company.company", Set.of("timezone", "currency")),
            Map.entry("res.user", Set.of("name", "login")));

    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("sale.sale.party", "party.party"),
            Map.entry("party.party.categories", "party.category"),
            Map.entry("party.party.customer_payment_term", "account.invoice.payment_term"),
            Map.entry("sale.sale.invoice_address", "party.address"),
            Map.entry("sale.sale.shipment_address", "party.address"),
            Map.entry("sale.sale.currency", "currency.currency"),
            Map.entry("sale.sale.web_shop", "web.shop"),
            Map.entry("account.invoice.currency", "currency.currency"),
            Map.entry("sale.line.product", "product.product"),
            Map.entry("sale.line.unit", "product.uom"),
            Map.entry("party.address.country", "country.country"),
            Map.entry("party.address.subdivision", "country.subdivision"),
            Map.entry("product.product.template", "product.template"),
            Map.entry("company.company.currency", "currency.currency"),
            Map.entry("product.price_list.line.product", "product.product"),
            Map.entry("product.identifier.product", "product.product"),
            Map.entry("product.product.sale_uom", "product.uom"),
            Map.entry("product.product.default_uom", "product.uom"),
            Map.entry("stock.move.product", "product.product"),
            Map.entry("stock.move.from_location", "stock.location"),
            Map.entry("stock.move.to_location", "stock.location"),
            Map.entry("product.template.account_category", "product.category"),
            Map.entry("product.template.weight_uom", "product.uom"),
            Map.entry("account.tax.group", "account.tax.group"),
            Map.entry("web.shop.currency", "currency.currency"));

    private static final Map<String, Children> CHILDREN = Map.of(
            "sale.sale.lines", new Children("sale.line", "sale"),
            "stock.shipment.out.outgoing_moves", new Children("stock.move", "shipment_out"),
            "stock.shipment.out.return.incoming_moves", new Children("stock.move", "shipment_back"),
            "party.party.addresses", new Children("party.address", "party"),
            "party.party.contact_mechanisms", new Children("party.contact_mechanism", "party"),
            "party.party.identifiers", new Children("party.identifier", "party"),
            "product.product.identifiers", new Children("product.identifier", "product"));

    private static final Map<String, String> TITLES =
            Map.of("sale.sale", "Sale", "sale.line", "Sale Line", "party.party", "Party", "party.address", "Address");

    private Models() {}

    static List<String> names() {
        return FIELDS.keySet().stream().sorted().toList();
    }

    static void requireModel(String model) {
        if (!FIELDS.containsKey(model)) {
            throw Reply.unknownName(model);
        }
    }

    static void requireField(String model, String field) {
        if (!OF_ALL.contains(field) && !FIELDS.getOrDefault(model, Set.of()).contains(field)) {
            throw Reply.unknownName(field);
        }
    }

    static Optional<String> link(String model, String field) {
        return Optional.ofNullable(LINKS.get(model + "." + field));
    }

    static Optional<Children> children(String model, String field) {
        return Optional.ofNullable(CHILDREN.get(model + "." + field));
    }

    /** The model's name in messages. */
    static String title(String model) {
        return TITLES.getOrDefault(model, model);
    }
}
