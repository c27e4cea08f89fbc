package dev.waybill.connectors.tryton;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.system.SystemSpec;

/** Our end of one running Tryton. Keeps a session and, for some minutes, the master data that orders refer to. */
final class TrytonConnector implements Connector {
    private final SystemSpec system;
    private final OrderTarget orders;
    private final StockSource stock;
    private final DocumentSource documents;
    private final TrytonCustomers customers;
    private final PartyTarget parties;
    private final PriceSource prices;
    private final CatalogueSource catalogue;

    TrytonConnector(SystemSpec system, Surroundings surroundings) {
        this.system = system;
        TrytonConfig config = TrytonConfig.of(system);
        TrytonClient client = new TrytonClient(config, surroundings);
        ErpRecords records = new ErpRecords(config, client, surroundings.clock());
        this.orders = new TrytonOrders(config, client, records);
        this.stock = new TrytonStock(config, client, surroundings.clock());
        this.documents = new TrytonDocuments(config, client);
        this.customers = new TrytonCustomers(config, client);
        this.parties = new TrytonParties(config, client, records);
        this.prices = new TrytonPrices(config, client);
        this.catalogue = new TrytonCatalogue(config, client);
    }

    @Override
    public SystemSpec system() {
        return system;
    }

    @Override
    public OrderTarget orderTarget() {
        return orders;
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
    public PartySource partySource() {
        return customers;
    }

    @Override
    public PartyChanges partyChanges() {
        return customers;
    }

    @Override
    public PartyTarget partyTarget() {
        return parties;
    }

    @Override
    public PriceSource priceSource() {
        return prices;
    }

    @Override
    public CatalogueSource catalogueSource() {
        return catalogue;
    }

    @Override
    public String toString() {
        return system.connector() + " " + system.id();
    }
}
