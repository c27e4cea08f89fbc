package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Evidence;
import dev.waybill.engine.cursor.Evidence.Found;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells from changes that were found by asking whether their webhooks had come: the ledger says when the message was received that
 * was carried. That nobody carried it yet says nothing, as it may wait in a queue; and what was found before its webhook could be
 * there, or is rightly not carried, says nothing either (WooCommerce sends no webhook of a draft).
 *
 * @param target of the shop's orders
 */
record Listening(Ledger ledger, SystemId target) {
    /** WooCommerce sends webhooks from a queue that runs each minute when all is well. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /**
     * What a page showed.
     *
     * @param news changes on it that were not known before
     * @param upTo up to when the system is read now, by our clock
     * @param began when the look began
     */
    record Page(SystemId system, List<Changed> news, Instant upTo, Instant began) {}

    /**
     * After a page was queued. Costs one request to the ledger, or none if there is nothing to ask about.
     *
     * @throws dev.waybill.domain.failure.FailureException if the ledger cannot be asked
     */
    Pulse after(Page page, Pulse before) {
        List<Instant> times = page.news().stream().map(Changed::changedAt).toList();
        return new Pulse(heard(page, before), before.rhythm().read(times, page.upTo()));
    }

    private Hearing heard(Page page, Pulse before) {
        List<Found> found = Stream.concat(
                        before.webhooks().open().stream(), page.news().stream().map(changed -> found(changed, page)))
                .toList();
        if (found.isEmpty()) {
            return before.webhooks();
        }
        Map<String, Link> links = links(page.system(), found);
        List<Evidence> evidence = new ArrayList<>();
        for (Found one : found) {
            evidence(one, Optional.ofNullable(links.get(one.order())))
                    .filter(says -> says instanceof Evidence.Brought || isFair(one, before))
                    .ifPresent(evidence::add);
        }
        return before.webhooks().after(evidence, page.began());
    }

    private Map<String, Link> links(SystemId system, List<Found> found) {
        Set<SubjectRef> subjects = found.stream()
                .map(one -> new SubjectRef(EntityKind.ORDER, system, one.order()))
                .collect(Collectors.toSet());
        return ledger.links(target, subjects).stream()
                .collect(Collectors.toMap(link -> link.subject().id(), Function.identity()));
    }

    private static Found found(Changed changed, Page page) {
        return new Found(changed.notice().subject().id(), changed.changedAt(), page.began());
    }

    /** Whether a webhook would have been here by then, and somebody here to hear it. */
    private static boolean isFair(Found found, Pulse before) {
        return !found.changedAt().isAfter(found.foundAt().minus(GRACE))
                && !found.changedAt().isBefore(before.rhythm().since());
    }

    private static Optional<Evidence> evidence(Found found, Optional<Link> link) {
        Optional<Operation> decided =
                link.filter(known -> hasDecidedOn(found, known)).flatMap(Link::latest);
        if (decided.isEmpty()) {
            return Optional.of(new Evidence.Open(found));
        }
        Instant receivedAt = decided.get().receivedAt();
        if (!receivedAt.equals(found.foundAt())) {
            Instant changedAt =
                    link.flatMap(Link::version).map(Version::changedAt).orElse(found.changedAt());
            return Optional.of(new Evidence.Brought(found.order(), changedAt, receivedAt));
        }
        return link.get().state() == LinkState.SKIPPED ? Optional.empty() : Optional.of(new Evidence.Lost(found));
    }

    private static boolean hasDecidedOn(Found found, Link link) {
        return link.state().isDecided()
                && link.version()
                        .map(version -> !version.changedAt().isBefore(found.changedAt()))
                        .orElse(true);
    }
}
