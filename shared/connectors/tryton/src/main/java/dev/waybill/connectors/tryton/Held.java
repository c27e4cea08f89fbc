package dev.waybill.connectors.tryton;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;

/** Makes the failures of translating: an order that a person must look at before it can be written. */
record Held(SystemId system) {

    FailureException because(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, system, "translateOrder", why, next));
    }
}
