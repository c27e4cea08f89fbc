package dev.waybill.flows;

import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.List;

/** What can be wrong with a customer, in words for a person; without any personal data, since history keeps them. */
final class PartyFailures {
    private PartyFailures() {}

    static Failure none(PartyReference reference, List<String> wrong, Envelope envelope) {
        return Failure.of(
                FailureCode.PARTY_UNFIT,
                envelope.target(),
                "checkParty",
                "customer " + reference + ": " + String.join("; ", wrong),
                "correct it in " + envelope.source()
                        + ", the corrected customer comes by itself; or `waybill approve` carries it" + " as it is");
    }

    static Failure tooLong(PartyReference reference, List<String> wrong, Envelope envelope) {
        return Failure.of(
                FailureCode.PARTY_UNFIT,
                envelope.target(),
                "checkParty",
                "customer " + reference + " does not fit into " + envelope.target() + ": " + String.join("; ", wrong),
                "shorten it in " + envelope.source()
                        + ", the corrected customer comes by itself; nothing is cut off by itself");
    }

    static Failure ownershipAsk(PartyReference reference, OwnershipConflict conflict, Envelope envelope) {
        return Failure.of(
                FailureCode.OWNERSHIP_ASK,
                envelope.target(),
                "decide",
                "customer " + reference + ": " + conflict.sentence(),
                "compare both in the two systems: `waybill approve` writes the new value; for the other, set it in "
                        + envelope.source() + " and dismiss this");
    }

    static Failure notShown(PartyReference reference, PlacedParty party, List<String> missing) {
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                party.ref().system(),
                "checkParty",
                party.ref().system() + " took customer " + reference + " as "
                        + party.ref().number() + ", but does not show: " + String.join(", ", missing),
                "look at " + party.ref().number() + " in " + party.ref().system()
                        + ": may Waybill's user write these fields? Then redrive");
    }

    static Failure merged(PartyReference kept, PlacedParty one, PartyReference gone, PlacedParty other) {
        SystemId target = one.ref().system();
        return Failure.of(
                FailureCode.PARTY_MERGED,
                target,
                "mergeParties",
                "the shop made " + gone + " one with " + kept + ", but in " + target + " they are two: "
                        + other.ref().number() + " and " + one.ref().number(),
                "replace " + other.ref().number() + " by " + one.ref().number() + " in " + target
                        + ", where its papers and balance can be moved; then redrive");
    }

    static Failure beingMade(PartyReference reference, SystemId target) {
        return Failure.of(
                FailureCode.TARGET_CHANGED,
                target,
                "createParty",
                "somebody who shares something with customer " + reference + " is being entered into " + target
                        + " at this moment",
                "nothing: it is looked up again and tried again by itself");
    }
}
