package dev.waybill.engine.stock;

import dev.waybill.domain.system.SystemId;
import java.util.Map;

/**
 * From one source to one target: only one may write there at a time, so that newer is never overwritten by older.
 *
 * @param settings of the target that hold for these messages alone
 */
record Lane(SystemId source, SystemId target, Map<String, String> settings) {
    String lease() {
        return "stock " + source + " to " + target;
    }
}
