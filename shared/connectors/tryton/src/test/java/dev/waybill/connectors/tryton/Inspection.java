package dev.waybill.connectors.tryton;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Setting;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A look at what a Tryton, fake or real, holds in the end; and the parts to work on it. */
record Inspection(TrytonConfig config, TrytonConnector connector, TrytonClient client) {

    static Inspection of(Map<String, String> settings, Map<String, String> secrets) {
        SystemSpec system = new SystemSpec(
                        new SystemId("erp"),
                        "tryton",
                        Optional.empty(),
                        Optional.empty(),
                        settings,
                        Optional.of("/erp"))
                // The people of the recorded orders come back under another e-mail address with each test.
                .with(Map.of(Setting.HOLD_RESEMBLING.name(), "false"));
        TrytonConfig config = TrytonConfig.of(system);
        Surroundings surroundings = new Surroundings(
                new MemorySecrets(secrets), new JdkHttpDoor(Duration.ofSeconds(5)), SettableClock.atNoon());
        return new Inspection(
                config, new TrytonConnector(system, surroundings), new TrytonClient(config, surroundings));
    }

    List<JsonAt> sales(String webId) {
        List<String> fields = List.of(
                "state",
                "party",
                "number",
                "reference",
                "total_amount",
                "invoice_address",
                "shipment_address",
                "shipments",
                "invoices",
                "lines");
        return search("sale.sale", List.of("web_id", "=", webId), fields);
    }

    List<JsonAt> parties(String email) {
        List<Object> contact = List.of(List.of("type", "=", "email"), List.of("value", "ilike", email));
        return search(
                "party.party",
                List.of("contact_mechanisms", "where", contact),
                List.of("name", "code", "identifiers.code"));
    }

    List<JsonAt> addresses(long party) {
        return search(
                "party.address",
                List.of("party", "=", party),
                List.of("party_name", "street", "postal_code", "city", "country.code"));
    }

    List<JsonAt> search(String model, List<Object> clause, List<String> fields) {
        return client.rows(Rpc.searchRead("inspect", model, List.of(clause), fields));
    }

    static String total(JsonAt sale) {
        return TrytonValues.decimal(sale.at("total_amount")).toPlainString();
    }
}
