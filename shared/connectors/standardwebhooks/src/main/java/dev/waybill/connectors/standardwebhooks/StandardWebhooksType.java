package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Set;

/** A warehouse of one's own that implements the protocol in this connector's README. */
public final class StandardWebhooksType implements ConnectorType {
    static final String TOKEN = "api-token";

    @Override
    public String name() {
        return "standard-webhooks";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.WEBHOOKS, Capability.STOCK_SOURCE);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        WarehouseConfig.URL,
                        true,
                        Setting.Kind.URL,
                        "address that stock/query and stock/changes are below; https, or http to this machine itself"),
                new Setting(
                        WarehouseConfig.LOCATIONS,
                        false,
                        Setting.Kind.TEXT,
                        "names of the places whose stock is sold, separated by commas; default all of the warehouse"),
                new Setting(
                        WarehouseConfig.ITEMS + "*",
                        false,
                        Setting.Kind.TEXT,
                        "the warehouse's number of an item whose number in the shops differs; default the shop's number"));
    }

    @Override
    public List<String> secrets() {
        return List.of(Signatures.CURRENT, Signatures.PREVIOUS, TOKEN);
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new StandardWebhooksConnector(WarehouseConfig.of(system), surroundings);
    }
}
