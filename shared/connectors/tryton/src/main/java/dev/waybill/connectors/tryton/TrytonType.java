package dev.waybill.connectors.tryton;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Set;

/** Tryton, an ERP. Takes orders; safe to call again, because each order carries our reference as its unique web id. Knows its stock and prices, ships and invoices. Keeps customers. */
public final class TrytonType implements ConnectorType {

    @Override
    public String name() {
        return "tryton";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.ORDER_TARGET,
                Capability.STOCK_SOURCE,
                Capability.DOCUMENT_SOURCE,
                Capability.PARTY_SOURCE,
                Capability.PARTY_CHANGES,
                Capability.PARTY_TARGET,
                Capability.PRICE_SOURCE,
                Capability.CATALOGUE_SOURCE);
    }

    @Override
    public List<Setting> settings() {
        return TrytonConfig.SETTINGS;
    }

    @Override
    public List<String> secrets() {
        return List.of(TrytonClient.USER, TrytonClient.PASSWORD);
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new TrytonConnector(system, surroundings);
    }

    @Override
    public String toString() {
        return name();
    }
}
