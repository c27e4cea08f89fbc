package dev.waybill.engine.landscape;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.LandscapeStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The configuration in force, held in memory and looked at again after a while. While the store cannot be read, the
 * version already held stays in force.
 */
public final class CurrentLandscape {
    private static final SystemId STORE = new SystemId("ownership-table");

    private final LandscapeStore store;
    private final Connections connections;
    private final Duration refresh;
    private @Nullable Running held;
    private Instant lookAgainAt = Instant.MIN;

    /** @param refresh for how long a version is used before the store is asked again */
    public CurrentLandscape(LandscapeStore store, Connections connections, Duration refresh) {
        this.store = store;
        this.connections = connections;
        this.refresh = refresh;
    }

    /**
     * The newest version, at most {@code refresh} old.
     *
     * @throws FailureException {@code SETTING_WRONG} if nothing was ever applied; {@code DOWN} if the store cannot be read
     *     and nothing is held
     */
    public synchronized Running now() {
        Instant now = connections.clock().instant();
        if (held == null || !now.isBefore(lookAgainAt)) {
            held = load(held);
            lookAgainAt = now.plus(refresh);
        }
        return held;
    }

    private Running load(@Nullable Running before) {
        try {
            Revision latest = store.latest().orElseThrow(CurrentLandscape::nothingApplied);
            boolean same = before != null
                    && before.landscape().version() == latest.landscape().version();
            return same && before != null ? before : new Running(latest.landscape(), connections);
        } catch (FailureException e) {
            if (before == null) {
                throw e;
            }
            return before;
        }
    }

    private static FailureException nothingApplied() {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                STORE,
                "readConfiguration",
                "no configuration was applied yet",
                "run `waybill config apply waybill.yaml`"));
    }
}
