package dev.waybill.connector;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/** The secrets of one system by name. Values may change while running (rotation): ask each time, never keep one. */
public interface Secrets {
    /** The secret; empty where it is not set or is empty text. */
    Optional<Secret> find(String name);

    /**
     * The secret.
     *
     * @throws FailureException with {@code SECRET_MISSING} if it is not set
     */
    default Secret require(SystemId system, String name) {
        return find(name)
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.SECRET_MISSING,
                        system,
                        "readSecret",
                        "the secret '" + name + "' of system " + system + " is not set or is empty",
                        "set '" + name + "' in the secrets parameter of " + system + ", then redrive")));
    }
}
