package dev.waybill.connectors.shopify;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.party.BuyerSearch;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One Shopify shop. */
record ShopifyConnector(
        SystemSpec system,
        Webhooks webhooks,
        Subscriptions subscriptions,
        OrderSource orderSource,
        OrderReader orderReader,
        OrderChanges orderChanges,
        BuyerSearch buyerSearch,
        StockTarget stockTarget,
        DocumentTarget documentTarget,
        PartySource partySource,
        PartyTarget partyTarget,
        PriceTarget priceTarget,
        CatalogueTarget catalogueTarget)
        implements Connector {
    static final String SHOP = "shop";
    /** Nothing that would lead the shop's token elsewhere when it becomes part of an address. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    static final String CONFIRM_PENDING = "confirm-pending";

    static ShopifyConnector of(SystemSpec system, Surroundings surroundings, Pause pause) {
        String shop = shop(system);
        ShopLocation location = ShopLocation.of(system);
        ShopifyGraphql graphql = new ShopifyGraphql(system.id(), shop, surroundings);
        OldOrders old = new OldOrders(surroundings.clock());
        return new ShopifyConnector(
                system,
                new ShopifyWebhooks(shop, surroundings.secrets()),
                ShopifySubscriptions.of(system, graphql),
                new ShopifyOrderTranslator(confirmPending(system)),
                new ShopifyOrders(graphql, old, pause),
                new ShopifyOrderChanges(graphql, old, pause),
                new ShopifyBuyers(graphql, old, pause),
                new ShopifyStock(new ShopifyInventory(graphql, location, surroundings.clock()), location),
                ShopifyDocuments.of(system, graphql, location),
                new ShopifyCustomers(),
                new ShopifyAccounts(graphql),
                new ShopifyPrices(new PriceCalls(graphql, pause)),
                new ShopifyCatalogue(graphql, pause));
    }

    /** The shop's domain as Shopify writes it in its headers; people also write it as an address. */
    static String shop(SystemSpec system) {
        return system.setting(SHOP)
                .map(text -> text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/+$", ""))
                .filter(text -> HOST.matcher(text).matches())
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.SETTING_WRONG,
                        system.id(),
                        "connect",
                        "the setting '" + SHOP + "' of system " + system.id()
                                + " is missing or is more than the name of a host",
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
