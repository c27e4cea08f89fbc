package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the shop says about a variant's stock.
 *
 * @param item id of its inventory item, which the number is kept for
 * @param tracked whether the shop counts it at all
 * @param stocked whether it is kept at the location that was asked about
 */
record ShopVariant(VariantSign sign, String item, boolean tracked, boolean stocked, Optional<BigDecimal> available) {

    /** Empty for a variant without a SKU. */
    static Optional<ShopVariant> of(JsonAt json) {
        return VariantSign.of(json).map(sign -> {
            JsonAt item = json.at("inventoryItem");
            Optional<JsonAt> level = item.find("inventoryLevel");
            return new ShopVariant(
                    sign,
                    VariantSign.number(item.at("id")),
                    item.at("tracked").flag(),
                    level.isPresent(),
                    level.flatMap(at -> at.list("quantities").stream()
                            .map(quantity -> quantity.at("quantity").decimal())
                            .findFirst()));
        });
    }

    StockLevel level(SystemId shop) {
        return new StockLevel(sign.sku(), new ExternalRef(shop, item, sign.label()), Optional.empty(), available);
    }
}
