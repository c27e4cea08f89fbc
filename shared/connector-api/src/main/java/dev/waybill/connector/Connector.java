package dev.waybill.connector;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.party.BuyerSearch;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;

/**
 * Our end of one running system. Offers what its type declares; everything else fails with {@code CAPABILITY_MISSING}.
 * Safe for use by several threads.
 */
public interface Connector {
    SystemSpec system();

    default Webhooks webhooks() {
        throw missing(Capability.WEBHOOKS);
    }

    default Subscriptions subscriptions() {
        throw missing(Capability.SUBSCRIPTIONS);
    }

    default OrderSource orderSource() {
        throw missing(Capability.ORDER_SOURCE);
    }

    default OrderReader orderReader() {
        throw missing(Capability.ORDER_READING);
    }

    default OrderChanges orderChanges() {
        throw missing(Capability.ORDER_CHANGES);
    }

    default BuyerSearch buyerSearch() {
        throw missing(Capability.BUYER_SEARCH);
    }

    default OrderTarget orderTarget() {
        throw missing(Capability.ORDER_TARGET);
    }

    default StockSource stockSource() {
        throw missing(Capability.STOCK_SOURCE);
    }

    default StockTarget stockTarget() {
        throw missing(Capability.STOCK_TARGET);
    }

    default DocumentSource documentSource() {
        throw missing(Capability.DOCUMENT_SOURCE);
    }

    default DocumentTarget documentTarget() {
        throw missing(Capability.DOCUMENT_TARGET);
    }

    default PartySource partySource() {
        throw missing(Capability.PARTY_SOURCE);
    }

    default PartyChanges partyChanges() {
        throw missing(Capability.PARTY_CHANGES);
    }

    default PartyTarget partyTarget() {
        throw missing(Capability.PARTY_TARGET);
    }

    default PriceSource priceSource() {
        throw missing(Capability.PRICE_SOURCE);
    }

    default PriceTarget priceTarget() {
        throw missing(Capability.PRICE_TARGET);
    }

    default CatalogueSource catalogueSource() {
        throw missing(Capability.CATALOGUE_SOURCE);
    }

    default CatalogueTarget catalogueTarget() {
        throw missing(Capability.CATALOGUE_TARGET);
    }

    private FailureException missing(Capability capability) {
        return new FailureException(Failure.of(
                FailureCode.CAPABILITY_MISSING,
                system().id(),
                capability.name(),
                "the connector '" + system().connector() + "' cannot do " + capability,
                "route this to a system whose connector can, then redrive"));
    }
}
