package dev.waybill.engine.health;

import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/**
 * A value that is measured again and again, for graphs and alarms.
 *
 * @param name part of the interface: alarms and dashboards name it
 * @param unit in CloudWatch's words: {@code Count}, {@code Seconds} or {@code None}
 * @param system whom it is about; empty for all together
 */
public record Gauge(String name, String unit, Optional<SystemId> system, long value) {
    /** One for the whole. */
    public static Gauge of(String name, String unit, long value) {
        return new Gauge(name, unit, Optional.empty(), value);
    }
}
