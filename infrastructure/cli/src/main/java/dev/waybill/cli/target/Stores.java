package dev.waybill.cli.target;

import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.port.SecretStore;

/**
 * The stores of one installation. Each is opened when asked for, so that a command needs only the names of what it uses.
 * Throws {@link UsageException} where a name is not known.
 */
public interface Stores {
    Ledger ledger();

    DeadLetters deadLetters();

    LandscapeStore landscapes();

    SecretStore secrets();

    CircuitStore circuits();

    CursorStore cursors();

    ChangeSets changes();

    RedriveFunction redriveFunction();
}
