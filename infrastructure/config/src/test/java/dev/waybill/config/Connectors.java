package dev.waybill.config;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Setting.Kind;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Set;

/** Connector types that only declare: all that a check of the file looks at. */
record Connectors(String name, Set<Capability> capabilities, List<Setting> settings, List<String> secrets)
        implements ConnectorType {

    static final Connectors SHOP = new Connectors(
            "webshop",
            Set.of(
                    Capability.WEBHOOKS,
                    Capability.ORDER_SOURCE,
                    Capability.STOCK_TARGET,
                    Capability.PARTY_TARGET,
                    Capability.PRICE_TARGET,
                    Capability.CATALOGUE_TARGET),
            List.of(
                    new Setting("url", true, Kind.URL, "the address of the shop"),
                    new Setting("price-list", false, Kind.TEXT, "this system is that list alone")),
            List.of("webhook-secret", "webhook-secret-previous"));

    static final Connectors ERP = new Connectors(
            "books",
            Set.of(Capability.ORDER_TARGET, Capability.STOCK_SOURCE, Capability.PARTY_CHANGES, Capability.PRICE_SOURCE),
            List.of(
                    new Setting("url", true, Kind.URL, "the address of the ERP"),
                    new Setting("database", false, Kind.TEXT, "the name of its database"),
                    new Setting("company", false, Kind.WHOLE_NUMBER, "the company's number, default 1"),
                    new Setting("draft", false, Kind.FLAG, "true leaves orders as drafts, default false"),
                    new Setting("taxes.*", false, Kind.TEXT, "the ERP's tax for a rate")),
            List.of());

    @Override
    public Set<Capability> capabilities(SystemSpec system) {
        return system.setting("price-list").isPresent() ? Set.of(Capability.PRICE_TARGET) : capabilities();
    }

    static ConfigurationCheck check() {
        return new ConfigurationCheck(List.of(SHOP, ERP));
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        throw new AssertionError("checking a file connects to nothing");
    }
}
