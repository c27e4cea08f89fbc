package dev.waybill.config;

import dev.waybill.connector.Capability;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.SecretStore;
import java.util.List;

/**
 * Looks for the secret that proves webhooks, of every system that sends them: without one, or with an empty one, every
 * webhook of that system would be refused. Reads secrets, tells none.
 */
public final class SecretsCheck {
    private final List<ConnectorType> connectors;

    public SecretsCheck(List<ConnectorType> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /** One sentence per system whose webhook secret is not set or is empty. */
    public List<String> missing(Landscape landscape, SecretStore store) {
        return landscape.systems().stream()
                .filter(this::sendsWebhooks)
                .filter(system -> store.of(system).find(Signatures.CURRENT).isEmpty())
                .map(system -> "system " + system.id() + ": the secret '" + Signatures.CURRENT
                        + "' is not set or is empty in " + system.secrets().orElse("(no 'secrets' path)")
                        + ", so every webhook would be refused; set it there and in the shop")
                .toList();
    }

    private boolean sendsWebhooks(SystemSpec system) {
        return connectors.stream()
                .filter(type -> type.name().equals(system.connector()))
                .anyMatch(type -> type.capabilities(system).contains(Capability.WEBHOOKS)
                        && type.secrets().contains(Signatures.CURRENT));
    }
}
