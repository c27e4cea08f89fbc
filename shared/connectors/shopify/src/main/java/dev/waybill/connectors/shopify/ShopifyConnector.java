package dev.waybill.connectors.shopify;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One Shopify shop. */
final class ShopifyConnector implements Connector {
    static final String SHOP = "shop";
    static final String CONFIRM_PENDING = "confirm-pending";

    private final SystemSpec system;
    private final Webhooks webhooks;
    private final OrderSource orders;
    private final StockTarget stock;
    private final DocumentTarget documents;

    ShopifyConnector(SystemSpec system, Surroundings surroundings) {
        String shop = shop(system);
        ShopLocation location = ShopLocation.of(system);
        this.system = system;
        this.webhooks = new ShopifyWebhooks(shop, surroundings.secrets());
        this.orders = new ShopifyOrderTranslator(confirmPending(system));
        ShopifyGraphql graphql = new ShopifyGraphql(system.id(), shop, surroundings);
        this.stock = new ShopifyStock(new ShopifyInventory(graphql, location, surroundings.clock()), location);
        this.documents = new ShopifyDocuments(
                graphql,
                location,
                !system.setting(ShopifyDocuments.NOTIFY_BUYERS).equals(Optional.of("false")));
    }

    @Override
    public SystemSpec system() {
        return system;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public OrderSource orderSource() {
        return orders;
    }

    @Override
    public StockTarget stockTarget() {
        return stock;
    }

    @Override
    public DocumentTarget documentTarget() {
        return documents;
    }

    /** The shop's domain as Shopify writes it in its headers; people also write it as an address. */
    private static String shop(SystemSpec system) {
        return system.setting(SHOP)
                .map(text -> text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/+$", ""))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.SETTING_WRONG,
                        system.id(),
                        "connect",
                        "the setting '" + SHOP + "' of system " + system.id() + " is missing",
                        "write the shop's own address there, such as example.myshopify.com")));
    }

    private static Set<String> confirmPending(SystemSpec system) {
        return Arrays.stream(system.setting(CONFIRM_PENDING).orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
