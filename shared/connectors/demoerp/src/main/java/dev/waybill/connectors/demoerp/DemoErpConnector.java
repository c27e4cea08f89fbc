package dev.waybill.connectors.demoerp;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.domain.system.SystemSpec;

/** One demo ERP. */
final class DemoErpConnector implements Connector {
    private final DemoErpConfig config;
    private final OrderTarget orders;

    DemoErpConnector(DemoErpConfig config, ConnectorType.Surroundings surroundings) {
        this.config = config;
        this.orders = new DemoErpOrders(config, new DemoErpClient(config, surroundings));
    }

    @Override
    public SystemSpec system() {
        return config.spec();
    }

    @Override
    public OrderTarget orderTarget() {
        return orders;
    }
}
