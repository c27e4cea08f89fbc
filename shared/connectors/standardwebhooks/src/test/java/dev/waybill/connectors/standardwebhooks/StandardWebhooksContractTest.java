package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.StockSourceContract;
import dev.waybill.testkit.WebhooksContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class StandardWebhooksContractTest extends ConnectorContract implements WebhooksContract, StockSourceContract {
    private final JsonWarehouse warehouse = new JsonWarehouse();

    @BeforeEach
    void stocks() {
        warehouse.has(Set.copyOf(twoLocations()), twoSkus().toArray(String[]::new));
    }

    @AfterEach
    void closes() {
        warehouse.close();
    }

    @Override
    public ConnectorType type() {
        return new StandardWebhooksType();
    }

    @Override
    public SystemSpec system() {
        return new SystemSpec(
                Signed.WMS,
                "standard-webhooks",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", warehouse.url() + "/", "locations", "hall-1, hall-2"),
                Optional.of("/waybill/wms"));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of(Signatures.CURRENT, Signed.SECRET, StandardWebhooksType.TOKEN, JsonWarehouse.TOKEN);
    }

    @Override
    public String anotherSecret() {
        return Signed.OTHER_SECRET;
    }

    @Override
    public List<RawWebhook> webhooks() {
        return List.of(
                Signed.unsigned("msg_1", "{\"type\":\"stock.changed\",\"data\":{\"items\":[{\"sku\":\"MUG\"}]}}"),
                Signed.unsigned(
                        "msg_2",
                        "{\"type\": \"stock.changed\", \"data\": {\"items\": [{\"sku\":\"MUG\"},{\"sku\":\"CUP\"}]}}"));
    }

    @Override
    public RawWebhook signed(RawWebhook webhook, String secret) {
        return Signed.with(webhook, secret, clock().instant());
    }

    @Override
    public List<String> twoSkus() {
        return List.of("MUG", "CUP");
    }

    @Override
    public List<String> twoLocations() {
        return List.of("hall-1", "hall-2");
    }

    @Override
    public void put(String sku, String location, long quantity) {
        warehouse.put(sku, location, quantity);
    }

    @Override
    public Instant peerTime() {
        return warehouse.now();
    }

    @Override
    public void letTimePass() {
        warehouse.letTimePass();
    }

    @Override
    public void breakCalls(CallFault fault) {
        warehouse.breaks(fault);
    }

    @Override
    public void healCalls() {
        warehouse.heals();
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.values());
    }
}
