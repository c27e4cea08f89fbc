package dev.waybill.connectors.demoerp;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.system.SystemSpec;

/** One demo ERP. */
final class DemoErpConnector implements Connector {
    private final DemoErpConfig config;
    private final OrderTarget orders;
    private final PartyTarget parties;
    private final StockSource stock;
    private final DocumentSource documents;
    private final PriceSource prices;
    private final CatalogueSource catalogue;

    DemoErpConnector(DemoErpConfig config, ConnectorType.Surroundings surroundings) {
        this.config = config;
        DemoErpClient client = new DemoErpClient(config, surroundings);
        this.orders = new DemoErpOrders(config, client);
        this.parties = new DemoErpParties(config, client);
        this.stock = new DemoErpStock(config, client);
        this.documents = new DemoErpDocuments(config, client);
        this.prices = new DemoErpPrices(config, client);
        this.catalogue = new DemoErpCatalogue(config, client);
    }

    @Override
    public SystemSpec system() {
        return config.spec();
    }

    @Override
    public OrderTarget orderTarget() {
        return orders;
    }

    @Override
    public PartyTarget partyTarget() {
        return parties;
    }

    @Override
    public StockSource stockSource() {
        return stock;
    }

    @Override
    public DocumentSource documentSource() {
        return documents;
    }

    @Override
    public PriceSource priceSource() {
        return prices;
    }

    @Override
    public CatalogueSource catalogueSource() {
        return catalogue;
    }
}
