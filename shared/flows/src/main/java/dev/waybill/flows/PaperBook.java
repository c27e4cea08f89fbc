package dev.waybill.flows;

import dev.waybill.connector.Capability;
import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.poll.ChangedPapers;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import dev.waybill.flows.PaperDrift.Missing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Compares the paper of orders with what their shops show of it. Writes nothing. What changed a moment ago is on its way, and what
 * waits for a person, or is tried again, is known.
 */
public final class PaperBook {
    /** What changed more recently may still be on its way here. */
    static final Duration GRACE = Duration.ofMinutes(20);

    private static final String DRIFTED = "document.drifted";

    private final CurrentLandscape landscape;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    public PaperBook(CurrentLandscape landscape, Ledger ledger, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** All ways of paper on which both sides can be asked. */
    public List<Way> ways() {
        return landscape
                .now()
                .ways(FlowSpec.DOCUMENTS_TO_SHOPS.word(), Capability.DOCUMENT_SOURCE, Capability.DOCUMENT_TARGET);
    }

    /**
     * Compares one way: some calls for each order.
     *
     * @param back so long ago the earliest change was
     * @param most compares no more orders than this, those that changed last
     * @throws FailureException if one of the two, or the ledger, cannot be asked
     */
    public PaperDrift of(Way way, Duration back, int most) {
        Running running = landscape.now();
        Instant now = clock.instant();
        DocumentSource source = running.require(way.source()).documentSource();
        DocumentTarget target = running.require(way.target()).documentTarget();
        Routing routing = new Routing(running.landscape(), ids);
        List<Envelope> looks = ChangedPapers.since(way.source(), source, now.minus(back)).stream()
                .filter(changed -> !changed.changedAt().isAfter(now.minus(GRACE)))
                .flatMap(changed -> routing.perTarget(again(way, changed, now), drifted(changed, now)).stream())
                .filter(look -> look.target().equals(way.target()))
                .toList()
                .reversed();
        List<Envelope> some = looks.subList(0, Math.min(most, looks.size()));
        Set<SubjectRef> known = known(way.target(), some);
        List<Missing> missing = new ArrayList<>();
        for (Envelope look : some) {
            if (!known.contains(look.subject())) {
                missing(look, source, target, running).ifPresent(missing::add);
            }
        }
        return new PaperDrift(way.source(), way.target(), some.size(), looks.size() - some.size(), missing);
    }

    private static Arrival again(Way way, Changed changed, Instant now) {
        String said = new String(changed.body().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Arrival(way.source(), Body.of(said + ", not shown at " + now), now);
    }

    /** Like the change itself, but told from it: what was decided before is decided anew. */
    private static Notice.Change drifted(Changed changed, Instant now) {
        SubjectRef subject = changed.notice().subject();
        return new Notice.Change(DRIFTED, subject, "drift:" + subject.id() + ":" + now, Optional.empty(), Map.of());
    }

    /** What waits for a person or is tried again: somebody can say why it is not shown. */
    private Set<SubjectRef> known(SystemId target, List<Envelope> looks) {
        Set<SubjectRef> subjects = looks.stream().map(Envelope::subject).collect(Collectors.toSet());
        return subjects.isEmpty()
                ? new HashSet<>()
                : ledger.links(target, subjects).stream()
                        .filter(link ->
                                link.opened().isPresent() || !link.state().isDecided())
                        .map(Link::subject)
                        .collect(Collectors.toSet());
    }

    private static Optional<Missing> missing(
            Envelope look, DocumentSource source, DocumentTarget target, Running running) {
        OrderReference reference = new OrderReference(look.subject().id());
        return reference.order().flatMap(order -> source.papers(reference)
                .flatMap(papers -> target.shown(order).flatMap(shown -> {
                    DocumentRulings rulings = new DocumentRulings(
                            papers, shown, new Delivery(look, Optional.empty(), running, UnaryOperator.identity()));
                    News news = rulings.allowed(DocumentComparison.missing(papers, shown));
                    return news.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Missing(papers.order().number(), DocumentComparison.names(news), look));
                })));
    }
}
