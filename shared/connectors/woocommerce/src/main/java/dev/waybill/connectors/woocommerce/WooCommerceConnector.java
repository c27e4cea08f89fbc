package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Connector;
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
import dev.waybill.domain.system.SystemSpec;

/** Our end of one WooCommerce shop. */
record WooCommerceConnector(
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
        implements Connector {}
