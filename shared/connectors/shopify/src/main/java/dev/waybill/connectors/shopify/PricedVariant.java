package dev.waybill.connectors.shopify;

import dev.waybill.connector.item.ShownPrice;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.util.Currency;
import java.util.Optional;

/**
 * What the shop says about a variant's price, which each has: a new one costs 0.00.
 *
 * @param product id of the product that it is a variant of
 */
record PricedVariant(VariantSign sign, String product, Money price) {
    /** What a query asks of a variant for it. */
    static final String FIELDS = VariantSign.FIELDS + " price";

    /** Empty for a variant without a SKU. */
    static Optional<PricedVariant> of(JsonAt json, Currency currency) {
        return VariantSign.of(json)
                .map(sign -> new PricedVariant(
                        sign, VariantSign.number(json.at("product").at("id")), price(json, currency)));
    }

    static Money price(JsonAt variant, Currency currency) {
        return new Money(variant.at("price").decimal(), currency);
    }

    ShownPrice shown(SystemId shop) {
        return new ShownPrice(
                sign.sku(),
                new ExternalRef(shop, sign.id(), sign.label()),
                Optional.of(new ExternalRef(shop, product, product)),
                Optional.of(price));
    }
}
