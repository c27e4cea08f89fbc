package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import java.util.Optional;
import java.util.Set;

/**
 * What is written at the end of an attempt.
 *
 * @param state the link's new state; a decided one moves the version fence to the claim's version
 * @param targetRef the subject's name in the target; empty leaves what was known
 * @param numbers those people use for the subject and what belongs to it, for look-up; added to what was known
 * @param told what the target was told, in short, for the flow to compare a later state with; empty unless all of it is there
 * @param spent whether the attempt counts; not where the target only asked for patience
 * @param keep the message, kept for redrive; empty for what needs none
 */
public record Entry(
        Claim claim,
        LinkState state,
        Optional<ExternalRef> targetRef,
        Set<String> numbers,
        Optional<String> told,
        Operation operation,
        boolean spent,
        Optional<Envelope> keep) {
    public Entry {
        numbers = Set.copyOf(numbers);
    }
}
