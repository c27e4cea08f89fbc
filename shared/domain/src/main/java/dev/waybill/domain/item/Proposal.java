package dev.waybill.domain.item;

import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a change set comes from and where it goes; never changes.
 *
 * @param id as people name it
 * @param subject what the ledger knows it as, together with the target
 * @param priceList the owner's price list; empty for its plain list prices
 * @param market of the target
 * @param at when it was proposed
 * @param approval whether a person has to let every change pass, as the ownership rule says
 */
public record Proposal(
        String id,
        SubjectRef subject,
        SystemId target,
        Optional<String> priceList,
        Optional<Market> market,
        Instant at,
        boolean approval,
        CorrelationId correlation) {
    /** Who owns the prices and told them, by itself. */
    public SystemId source() {
        return subject.system();
    }
}
