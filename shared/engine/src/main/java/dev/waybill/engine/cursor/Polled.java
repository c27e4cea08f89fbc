package dev.waybill.engine.cursor;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;

/** What is polled: one kind of thing in one system. */
public record Polled(SystemId system, EntityKind entity) {
    @Override
    public String toString() {
        return entity.word() + "s of " + system;
    }
}
