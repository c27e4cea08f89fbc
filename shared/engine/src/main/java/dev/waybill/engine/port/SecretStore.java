package dev.waybill.engine.port;

import dev.waybill.connector.Secrets;
import dev.waybill.domain.system.SystemSpec;

/** Where secrets are kept. Reads are cached for minutes; a rotation is seen after that without a restart. */
public interface SecretStore {
    /** The secrets of a system; read when first asked for. */
    Secrets of(SystemSpec system);
}
