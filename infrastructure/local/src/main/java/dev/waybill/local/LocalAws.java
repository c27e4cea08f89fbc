package dev.waybill.local;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.local.parameter.LocalSecrets;
import java.security.SecureRandom;
import java.util.Map;

/**
 * The stand-ins for AWS alone, for a local run in another process: that one can be killed while queues, tables and parameters
 * live on, as they do at Amazon.
 */
public final class LocalAws implements AutoCloseable {
    private final Backends backends;

    private LocalAws(Backends backends) {
        this.backends = backends;
    }

    /** Starts them and makes what template.yaml describes. */
    public static LocalAws start(LocalOptions options) {
        Map<String, ConnectorType> types = Catalogue.all();
        LocalSecrets secrets = LocalSecrets.of(
                LocalConfiguration.read(options.configurationFile(), types).landscape(),
                types,
                new LocalSecrets.Sources(options.secrets(), options.kept("secrets.json")),
                new SecureRandom());
        return new LocalAws(Backends.start(options, secrets, Map.of()));
    }

    /** What a local run needs to find them, and the names of queues and tables. */
    public Map<String, String> variables() {
        return backends.names();
    }

    @Override
    public void close() {
        backends.close();
    }
}
