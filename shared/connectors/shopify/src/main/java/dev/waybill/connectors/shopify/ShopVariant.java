package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the shop says about a variant: every product has at least one, and it alone carries SKU and stock.
 *
 * @param item id of its inventory item, which the number is kept for
 * @param tracked whether the shop counts it at all
 * @param stocked whether it is kept at the location that was asked about
 */
record ShopVariant(
        String id,
        String item,
        String sku,
        String name,
        boolean archived,
        boolean tracked,
        boolean stocked,
        Optional<BigDecimal> available) {

    /** Empty for a variant without a SKU. */
    static Optional<ShopVariant> of(JsonAt json) {
        return json.findText("sku").map(sku -> {
            JsonAt item = json.at("inventoryItem");
            Optional<JsonAt> level = item.find("inventoryLevel");
            return new ShopVariant(
                    number(json.at("id")),
                    number(item.at("id")),
                    sku,
                    json.textOrEmpty("displayName"),
                    json.at("product").textOrEmpty("status").equals("ARCHIVED"),
                    item.at("tracked").flag(),
                    level.isPresent(),
                    level.flatMap(at -> at.list("quantities").stream()
                            .map(quantity -> quantity.at("quantity").decimal())
                            .findFirst()));
        });
    }

    private static String number(JsonAt id) {
        return ShopifyIds.read(id.text()).orElseThrow(() -> id.wrong("a GraphQL id"));
    }

    /** As people find it in the shop: {@code "T-shirt - blue" (variant 12)}. */
    String label() {
        return (name.isEmpty() ? "" : "\"" + name + "\" ") + "(variant " + id + ")";
    }

    StockLevel level(SystemId shop) {
        return new StockLevel(sku, new ExternalRef(shop, item, label()), Optional.empty(), available);
    }
}
