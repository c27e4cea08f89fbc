package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.item.ShownPrice;
import dev.waybill.connector.item.ShownTexts;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop says about a product's stock, its price, or what it is called.
 *
 * @param type {@code simple}, {@code variable}, {@code variation}, {@code external}, {@code grouped} or a plug-in's own
 * @param texts what else it says of it, as it keeps it; of a weight the number only
 * @param parent id of the product that this is a variation of
 */
record ShopProduct(
        String id,
        String sku,
        String name,
        String type,
        Optional<String> parent,
        Managed managed,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> price,
        Map<ItemField, String> texts) {
    /** What the listing is to tell of each product. */
    static final String FIELDS = "id,sku,name,type,parent_id,manage_stock,stock_quantity,regular_price";

    /** The same of what is said of each. */
    static final String TEXTS = "id,sku,name,type,parent_id,description,weight,global_unique_id";

    /** What the interface calls it. */
    static String member(ItemField field) {
        return switch (field) {
            case NAME -> "name";
            case DESCRIPTION -> "description";
            case WEIGHT -> "weight";
            case BARCODE -> "global_unique_id";
            case PRICE -> "regular_price";
        };
    }

    /** Whether the shop counts it. */
    enum Managed {
        ITSELF,
        /** A variation that has no number of its own: its parent's is shown, and one that is written is lost in silence. */
        BY_PARENT,
        NOT
    }

    /** Empty for a product without a SKU. */
    static Optional<ShopProduct> of(JsonAt json) {
        return json.findCode("sku")
                .map(sku -> new ShopProduct(
                        number(json.at("id")),
                        sku,
                        json.textOrEmpty("name"),
                        json.textOrEmpty("type"),
                        json.find("parent_id").map(ShopProduct::number).filter(parent -> !parent.equals("0")),
                        managed(json.textOrEmpty("manage_stock")),
                        json.findDecimal("stock_quantity"),
                        price(json),
                        texts(json)));
    }

    /** What it was not asked for, or does not keep yet, is missing. */
    private static Map<ItemField, String> texts(JsonAt json) {
        Map<ItemField, String> texts = new EnumMap<>(ItemField.class);
        for (ItemField field : ItemField.TEXTS) {
            json.findText(member(field))
                    .or(() -> json.find(member(field)).map(JsonAt::text))
                    .ifPresent(text -> texts.put(field, field == ItemField.NAME ? HtmlText.plain(text) : text));
        }
        return texts;
    }

    /** An empty text is no price. */
    private static Optional<BigDecimal> price(JsonAt json) {
        return json.textOrEmpty("regular_price").isBlank() ? Optional.empty() : json.findDecimal("regular_price");
    }

    private static String number(JsonAt id) {
        String number = id.text();
        if (!number.matches("[0-9]{1,20}")) {
            throw id.wrong("a whole number");
        }
        return number;
    }

    private static Managed managed(String flag) {
        return switch (flag) {
            case "true" -> Managed.ITSELF;
            case "parent" -> Managed.BY_PARENT;
            default -> Managed.NOT;
        };
    }

    /** Whether it is bought as it is: a variable product is bought as one of its variations, the others elsewhere. */
    boolean canBeCounted() {
        return switch (type) {
            case "variable", "external", "grouped" -> false;
            default -> true;
        };
    }

    /** Whether it has a price of its own: that of a variable product is one of its variations'. */
    boolean canBePriced() {
        return !type.equals("variable") && !type.equals("grouped");
    }

    ShownPrice shown(SystemId shop, Currency currency) {
        return new ShownPrice(sku, ref(shop), partOf(shop), price.map(amount -> new Money(amount, currency)));
    }

    /** A variation has no name of its own. */
    ShownTexts shown(SystemId shop, Weight.Unit unit) {
        Map<ItemField, String> told = new EnumMap<>(texts);
        if (parent.isPresent()) {
            told.remove(ItemField.NAME);
        }
        told.computeIfPresent(ItemField.WEIGHT, (weight, text) -> weight(text, unit));
        return new ShownTexts(sku, ref(shop), partOf(shop), told);
    }

    /** An empty text is no weight; what is no number stays as it is. */
    private static String weight(String text, Weight.Unit unit) {
        return text.isBlank()
                ? ""
                : Weight.of(text + " kg")
                        .map(number -> new Weight(number.amount(), unit).toString())
                        .orElse(text);
    }

    private ExternalRef ref(SystemId shop) {
        return new ExternalRef(shop, id, "#" + id);
    }

    private Optional<ExternalRef> partOf(SystemId shop) {
        return parent.map(it -> new ExternalRef(shop, it, "#" + it));
    }

    /** As people find it in the shop: {@code #12 "T-shirt, blue"}. */
    String label() {
        return "#" + id + (name.isEmpty() ? "" : " \"" + name + "\"");
    }

    StockLevel level(SystemId shop) {
        return new StockLevel(sku, ref(shop), partOf(shop), managed == Managed.ITSELF ? quantity : Optional.empty());
    }
}
