package dev.waybill.engine.landscape;

import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.Optional;

/** From whom something goes to whom. */
public record Way(SystemId source, SystemId target) {
    /** The same with a shadow in the place of the system beside which it runs; empty if that one is at neither end. */
    public Optional<Way> with(SystemSpec shadow) {
        Optional<SystemId> place = shadow.shadowOf();
        if (place.equals(Optional.of(source))) {
            return Optional.of(new Way(shadow.id(), target));
        }
        return place.equals(Optional.of(target)) ? Optional.of(new Way(source, shadow.id())) : Optional.empty();
    }

    @Override
    public String toString() {
        return source + " to " + target;
    }
}
