package dev.waybill.connectors.catalogue;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.demoerp.DemoErpType;
import dev.waybill.connectors.shopify.ShopifyType;
import dev.waybill.connectors.standardwebhooks.StandardWebhooksType;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.connectors.woocommerce.WooCommerceType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every connector that this build has; a new one is one line here. */
public final class Catalogue {
    private static final List<ConnectorType> TYPES = List.of(
            new DemoErpType(), //
            new ShopifyType(), //
            new StandardWebhooksType(), //
            new TrytonType(), //
            new WooCommerceType());

    private Catalogue() {}

    /** By the name used in {@code waybill.yaml}. */
    public static Map<String, ConnectorType> all() {
        return TYPES.stream().collect(Collectors.toUnmodifiableMap(ConnectorType::name, Function.identity()));
    }
}
