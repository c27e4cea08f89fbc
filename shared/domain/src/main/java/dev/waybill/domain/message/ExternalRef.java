package dev.waybill.domain.message;

import dev.waybill.domain.system.SystemId;

/**
 * What a thing is called in one system.
 *
 * @param id the system's own key
 * @param number what people there call it; the id where there is nothing better
 */
public record ExternalRef(SystemId system, String id, String number) {
    @Override
    public String toString() {
        return system + ":" + number;
    }
}
