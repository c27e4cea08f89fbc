package dev.waybill.connectors.shopify;

import dev.waybill.connector.item.ShownPrice;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/**
 * What a price list says about a variant ({@code PriceListPrice}, https://shopify.dev/docs/api/admin-graphql/2026-07/objects/PriceListPrice, read 2026-11).
 *
 * @param fixed a price of the list's own; empty where the list makes it of the shop's price
 * @param compareAt what is struck through beside a fixed price; goes where the price is written without it
 */
record ListedPrice(Optional<Money> fixed, Optional<Money> compareAt) {
    private static final String FIXED = "FIXED";

    /** What a query asks of a price for it. */
    static final String FIELDS =
            "originType price { amount currencyCode } compareAtPrice { amount currencyCode } variant { id }";

    static ListedPrice of(JsonAt json) {
        return json.at("originType").text().equals(FIXED)
                ? new ListedPrice(
                        Optional.of(money(json.at("price"))),
                        json.find("compareAtPrice").map(ListedPrice::money))
                : new ListedPrice(Optional.empty(), Optional.empty());
    }

    static Money money(JsonAt json) {
        return new Money(json.at("amount").decimal(), ShopMoney.currency(json.at("currencyCode")));
    }

    ShownPrice shown(VariantSign sign, SystemId list) {
        return new ShownPrice(
                sign.sku(), new ExternalRef(list, sign.id(), sign.label()), Optional.empty(), fixed, compareAt);
    }
}
