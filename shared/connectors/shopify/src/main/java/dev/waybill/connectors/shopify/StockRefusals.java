package dev.waybill.connectors.shopify;

import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connectors.shopify.ShopifyInventory.Refusal;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import java.util.List;

/** Why the shop can show no number for one SKU, and what a person does about it. */
record StockRefusals(SystemId shop) {
    Failure shared(List<ShopVariant> variants) {
        return VariantSign.shared(
                shop,
                ShopifyInventory.READ,
                variants.stream().map(ShopVariant::sign).toList());
    }

    Failure notTracked(ShopVariant variant) {
        return reading(
                shop + " does not count the stock of '" + variant.sign().sku() + "', "
                        + variant.sign().label() + ": anyone can buy any number",
                "switch on 'Track quantity' (inventory tracked) for it in the shop");
    }

    Failure notStocked(ShopVariant variant, ShopLocation location) {
        return reading(
                "'" + variant.sign().sku() + "', " + variant.sign().label() + ", is not stocked at the location "
                        + location.setting().orElse("") + " of " + shop,
                "tick that location in the variant's inventory in the shop, or correct the setting '"
                        + ShopLocation.LOCATION + "' of " + shop);
    }

    Failure noSuchNumber(StockWrite write) {
        return writing(
                write,
                write.quantity().toPlainString() + " is no whole number of at most 1,000,000,000, as the shop keeps",
                "set a unit or a rounding for it on the route");
    }

    Failure notTaken(StockWrite write, Refusal refusal) {
        return writing(
                        write,
                        "it refused " + write.quantity().toPlainString(),
                        refusal.code().equals("NON_MUTABLE_INVENTORY_ITEM")
                                ? "give the SKU to what is really kept in stock, such as the bundle's parts, and take it away here"
                                : "correct what it names in the shop's variant")
                .saying((refusal.code() + " " + refusal.message()).strip());
    }

    Failure gone(StockWrite write) {
        return writing(
                write,
                "it was read before and is not found any more",
                "see whether the variant was deleted or has another SKU now");
    }

    /** Of several, none of which was written. */
    Failure asAWhole(String why, String said) {
        return Failure.of(
                        FailureCode.TARGET_REFUSED,
                        shop,
                        ShopifyInventory.WRITE,
                        shop + " refused the call as a whole: " + why,
                        "nothing: it is tried in smaller pieces")
                .saying(said);
    }

    /** The shop knows the call's key from another call, so that nobody can tell what became of this one. */
    Failure underWay(Refusal refusal) {
        return Failure.of(
                        FailureCode.ANSWER_MISSING,
                        shop,
                        ShopifyInventory.WRITE,
                        shop + " takes the call for one that it has or had under way",
                        "nothing: the current number is written again")
                .saying((refusal.code() + " " + refusal.message()).strip());
    }

    private Failure reading(String why, String next) {
        return Failure.of(FailureCode.TARGET_REFUSED, shop, ShopifyInventory.READ, why, next);
    }

    private Failure writing(StockWrite write, String why, String next) {
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                shop,
                ShopifyInventory.WRITE,
                "the stock of '" + write.sku() + "', " + write.before().ref().number() + ", was not written to " + shop
                        + ": " + why,
                next);
    }
}
