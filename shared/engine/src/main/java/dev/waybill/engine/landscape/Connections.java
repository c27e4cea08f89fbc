package dev.waybill.engine.landscape;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.SecretStore;
import java.time.Clock;
import java.util.Map;

/** What it takes to make a connector for a configured system. */
public record Connections(Map<String, ConnectorType> types, SecretStore secrets, HttpDoor http, Clock clock) {
    public Connections {
        types = Map.copyOf(types);
    }

    /** The same through another door. */
    public Connections through(HttpDoor door) {
        return new Connections(types, secrets, door, clock);
    }

    /**
     * Makes the connector; opens nothing.
     *
     * @throws FailureException {@code SETTING_WRONG} if this build has no connector of that name
     */
    public Connector connect(SystemSpec system) {
        ConnectorType type = types.get(system.connector());
        if (type == null) {
            throw new FailureException(Failure.of(
                    FailureCode.SETTING_WRONG,
                    system.id(),
                    "connect",
                    "system " + system.id() + " names the connector '" + system.connector() + "', which is not here",
                    "use one of " + types.keySet().stream().sorted().toList() + " in waybill.yaml"));
        }
        return type.connect(system, new Surroundings(secrets.of(system), http, clock));
    }
}
