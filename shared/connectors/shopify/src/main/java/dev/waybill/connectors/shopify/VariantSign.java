package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By what a variant is told from others. Every product has at least one, and the variants alone carry SKUs.
 *
 * @param archived whether its product is sold no more
 */
record VariantSign(String id, String sku, String name, boolean archived) {
    /** What a query asks of a variant for it. */
    static final String FIELDS = "id sku displayName product { id status }";

    /** Empty for a variant without a SKU. */
    static Optional<VariantSign> of(JsonAt json) {
        return json.findText("sku")
                .map(sku -> new VariantSign(
                        number(json.at("id")),
                        sku,
                        json.textOrEmpty("displayName"),
                        json.at("product").textOrEmpty("status").equals("ARCHIVED")));
    }

    static String number(JsonAt id) {
        return ShopifyIds.read(id.text()).orElseThrow(() -> id.wrong("a GraphQL id"));
    }

    /** As calls name a variant. */
    static String globalId(ExternalRef variant) {
        return "gid://shopify/ProductVariant/" + variant.id();
    }

    /** An archived product is sold no more: it counts only where there is no other. */
    static <V> List<V> sold(List<V> found, Function<V, VariantSign> sign) {
        List<V> sold = found.stream()
                .filter(variant -> !sign.apply(variant).archived())
                .toList();
        return sold.isEmpty() ? found : sold;
    }

    /** As people find it in the shop: {@code "T-shirt - blue" (variant 12)}. */
    String label() {
        return (name.isEmpty() ? "" : "\"" + name + "\" ") + "(variant " + id + ")";
    }

    /** A SKU that several variants have is nobody's. */
    static Failure shared(SystemId shop, String operation, List<VariantSign> variants) {
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                shop,
                operation,
                "the SKU '" + variants.getFirst().sku() + "' stands on " + variants.size() + " variants of " + shop
                        + ": " + labels(variants),
                "give each of them a SKU of its own, or delete or archive one");
    }

    private static String labels(List<VariantSign> variants) {
        return variants.stream().map(VariantSign::label).collect(Collectors.joining(" and "));
    }
}
