package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.stock.StockWrite;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.stream.Collectors;

/** Why the shop can show no number for one SKU, and what a person does about it. */
record StockRefusals(SystemId shop) {
    Failure shared(String sku, List<ShopProduct> products) {
        String labels = products.stream().map(ShopProduct::label).collect(Collectors.joining(" and "));
        return reading(
                "the SKU '" + sku + "' stands on " + products.size() + " products of " + shop + ": " + labels,
                "give each of them a SKU of its own, or delete one; then the number is shown");
    }

    Failure keptByParent(ShopProduct variation) {
        return reading(
                "the variation " + variation.label() + " with the SKU '" + variation.sku()
                        + "' has no stock of its own in " + shop + ": that of product #"
                        + variation.parent().orElse("?") + " counts for all its variations",
                "switch on 'Manage stock' in the variation, or move the SKU to the product");
    }

    Failure notCounted(ShopProduct product) {
        return reading(
                "the product " + product.label() + " with the SKU '" + product.sku() + "' does not manage stock in "
                        + shop,
                "switch on 'Manage stock' in the product, or set '" + WooCommerceStock.MANAGE_STOCK + ": true' for "
                        + shop + " to have it switched on");
    }

    Failure neverCounted(ShopProduct product) {
        return reading(
                "the product " + product.label() + " with the SKU '" + product.sku() + "' is of the type '"
                        + product.type() + "' in " + shop + ", whose stock is not counted",
                "give the SKU to what is really bought, such as one variation, and take it away here");
    }

    Failure notWhole(StockWrite write) {
        return writing(
                write,
                write.quantity().toPlainString()
                        + " is no whole number; the shop would show another one without a word",
                "set a unit or a rounding for it on the route");
    }

    Failure notTaken(StockWrite write, String code, String message) {
        return writing(
                        write,
                        "it refused " + write.quantity().toPlainString(),
                        "correct what it names in the shop's product")
                .saying((code + " " + message).strip());
    }

    Failure otherwise(StockWrite write, String shows) {
        return writing(
                write,
                "it took " + write.quantity().toPlainString() + " and shows " + shows,
                "see which plug-in of the shop changes stock, and except this product from it");
    }

    Failure unanswered(StockWrite write) {
        return writing(write, "its answer leaves this product out", "see whether the product still exists");
    }

    private Failure reading(String why, String next) {
        return Failure.of(FailureCode.TARGET_REFUSED, shop, ShopProducts.READ, why, next);
    }

    private Failure writing(StockWrite write, String why, String next) {
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                shop,
                ShopProducts.WRITE,
                "the stock of '" + write.sku() + "' (product "
                        + write.before().ref().number() + ") was not written to " + shop + ": " + why,
                next);
    }
}
