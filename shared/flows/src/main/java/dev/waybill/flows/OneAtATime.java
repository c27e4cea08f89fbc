package dev.waybill.flows;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.Resemblance;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Leases;
import dev.waybill.engine.port.Leases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sees to it that of all customers who share an identifier, and of most who resemble one another, only one is made at a time,
 * whichever shops they come from.
 */
record OneAtATime(Leases leases, Ids ids, Clock clock) {
    /** Longer than looking up and making one takes; who dies meanwhile holds up the others for no longer. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** Of a hash: the ledger keeps no more than 4,096 names for a target. Two strangers who share one wait for each other, once. */
    private static final int DIGITS = 3;

    /**
     * Does it while nobody else does it for a customer that shares an identifier.
     *
     * @throws FailureException {@code TARGET_CHANGED} if somebody does: it is tried again by itself
     */
    <T> T with(Customer customer, SystemId target, Supplier<T> work) {
        OperationId holder = new OperationId(ids.next());
        Instant now = clock.instant();
        List<Lease> taken = new ArrayList<>();
        try {
            for (String name : names(customer, target)) {
                Lease lease = new Lease(name, holder, now.plus(LONGEST));
                if (!leases.take(lease, now)) {
                    throw new FailureException(PartyFailures.beingMade(customer.reference(), target));
                }
                taken.add(lease);
            }
            return work.get();
        } finally {
            taken.forEach(leases::giveBack);
        }
    }

    /** In one order for everybody. An external id needs none: its claim is one already. */
    private static List<String> names(Customer customer, SystemId target) {
        return Stream.concat(
                        Identifiers.of(customer).stream()
                                .filter(it -> it.kind() != PartyIdentifier.Kind.EXTERNAL_ID)
                                .map(it -> it.kind() + ":" + it.value()),
                        Resemblance.marks(customer).stream())
                .map(text -> "party#" + target + "#" + Body.of(text).hash().substring(0, DIGITS))
                .distinct()
                .sorted()
                .toList();
    }
}
