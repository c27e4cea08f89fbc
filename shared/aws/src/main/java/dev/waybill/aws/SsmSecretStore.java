package dev.waybill.aws;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets in Parameter Store: one SecureString per system, at the path its {@code secrets} setting names, whose value is a JSON object
 * of names to texts. Read when first asked for and then every five minutes; while Parameter Store does not answer, what was read last
 * is used on. Safe for use by several threads.
 */
public final class SsmSecretStore implements SecretStore {
    static final Duration KEPT = Duration.ofMinutes(5);

    private final ParameterStore parameters;
    private final Clock clock;
    private final Map<String, Read> cache = new HashMap<>();

    public SsmSecretStore(ParameterStore parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public Secrets of(SystemSpec system) {
        return system.secrets()
                .<Secrets>map(
                        path -> name -> Optional.ofNullable(read(path, system).get(name)))
                .orElse(name -> Optional.empty());
    }

    private synchronized Map<String, Secret> read(String path, SystemSpec system) {
        Instant now = clock.instant();
        Read before = cache.get(path);
        if (before != null && now.isBefore(before.at().plus(KEPT))) {
            return before.secrets();
        }
        Map<String, Secret> secrets = before == null ? fetch(path, system) : refreshed(path, system, before);
        cache.put(path, new Read(secrets, now));
        return secrets;
    }

    private Map<String, Secret> refreshed(String path, SystemSpec system, Read before) {
        try {
            return fetch(path, system);
        } catch (FailureException outage) {
            if (outage.failure().code() != FailureCode.DOWN) {
                throw outage;
            }
            return before.secrets();
        }
    }

    private Map<String, Secret> fetch(String path, SystemSpec system) {
        String json = parameters.find(path).orElseThrow(() -> missing(path, system, "there is no parameter " + path));
        try {
            return parse(json);
        } catch (IllegalArgumentException notJson) {
            throw missing(path, system, "the parameter " + path + " is not a JSON object of names to texts");
        }
    }

    /** An empty text counts as not set. */
    private static Map<String, Secret> parse(String json) {
        Map<String, Secret> secrets = new HashMap<>();
        JsonObject.parse(json).asTexts().forEach((name, value) -> {
            if (!value.isBlank()) {
                secrets.put(name, new Secret(value));
            }
        });
        return Map.copyOf(secrets);
    }

    private static FailureException missing(String path, SystemSpec system, String why) {
        return new FailureException(Failure.of(
                FailureCode.SECRET_MISSING,
                system.id(),
                "readSecret",
                why,
                "write the secrets of " + system.id() + " as one JSON object into the SecureString " + path
                        + ", then redrive"));
    }

    private record Read(Map<String, Secret> secrets, Instant at) {}
}
