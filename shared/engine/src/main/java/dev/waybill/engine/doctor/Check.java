package dev.waybill.engine.doctor;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.system.SystemId;

/**
 * One thing that was tried with a system.
 *
 * @param what in words, such as {@code lists its orders}
 * @param found what came of it; never a secret
 * @param next what a person does; empty where all is well
 */
public record Check(SystemId system, String what, boolean isWell, String found, String next) {
    static Check well(SystemId system, String what, String found) {
        return new Check(system, what, true, found, "");
    }

    static Check wrong(SystemId system, String what, Failure failure) {
        return new Check(system, what, false, failure.code() + ": " + failure.why(), failure.next());
    }
}
