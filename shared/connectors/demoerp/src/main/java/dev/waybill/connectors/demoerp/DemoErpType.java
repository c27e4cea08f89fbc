package dev.waybill.connectors.demoerp;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Set;

/** The demo ERP that comes with Waybill; see {@code infrastructure/demo}. */
public final class DemoErpType implements ConnectorType {
    static final String KEY = "api-key";

    @Override
    public String name() {
        return "demo-erp";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.ORDER_TARGET,
                Capability.PARTY_TARGET,
                Capability.STOCK_SOURCE,
                Capability.DOCUMENT_SOURCE,
                Capability.PRICE_SOURCE,
                Capability.CATALOGUE_SOURCE);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("url", true, Setting.Kind.URL, "address of the ERP, without a path"),
                Setting.PARTIES,
                Setting.HOLD_RESEMBLING,
                new Setting("timeout", false, Setting.Kind.WHOLE_NUMBER, "seconds to wait for an answer; default 20"),
                new Setting(
                        "items.*",
                        false,
                        Setting.Kind.TEXT,
                        "the ERP's number of an item whose number in the shops differs; default the shop's number"),
                new Setting(
                        "taxes.*",
                        false,
                        Setting.Kind.TEXT,
                        "the ERP's code for a tax by its percentage or by the shop's label;"
                                + " default the only tax of that percentage"),
                new Setting(
                        "charges.*",
                        false,
                        Setting.Kind.TEXT,
                        "the ERP's item for shipping, fee, tip, duty, discount and rounding;"
                                + " default that word in capitals"));
    }

    @Override
    public List<String> secrets() {
        return List.of(KEY);
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new DemoErpConnector(DemoErpConfig.of(system), surroundings);
    }
}
