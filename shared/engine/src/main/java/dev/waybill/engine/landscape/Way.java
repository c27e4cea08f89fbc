package dev.waybill.engine.landscape;

import dev.waybill.domain.system.SystemId;

/** From whom something goes to whom. */
public record Way(SystemId source, SystemId target) {
    @Override
    public String toString() {
        return source + " to " + target;
    }
}
