package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.system.SystemSpec;

/** One warehouse. */
final class StandardWebhooksConnector implements Connector {
    private final WarehouseConfig config;
    private final Webhooks webhooks;
    private final StockSource stock;

    StandardWebhooksConnector(WarehouseConfig config, Surroundings surroundings) {
        this.config = config;
        this.webhooks = new SignedWebhooks(surroundings.secrets(), surroundings.clock());
        this.stock = new WarehouseStock(config, new WarehouseClient(config, surroundings));
    }

    @Override
    public SystemSpec system() {
        return config.spec();
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public StockSource stockSource() {
        return stock;
    }
}
