package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows a buyer what was shipped and invoiced for an order. A message only says "look again": the paper is read where it is
 * written, the shop is asked what it shows, and what is missing is added. So the order of arrival does not matter, and a message
 * carried twice shows nothing twice. What was invoiced is shown only if it is what the buyer paid.
 */
public final class DocumentsToShops implements Flow {
    /** By which an order's paper is found; nobody asks for the fortieth parcel of one order by its number. */
    private static final int MOST_NUMBERS = 40;

    @Override
    public String name() {
        return FlowSpec.DOCUMENTS_TO_SHOPS.word();
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        OrderReference reference =
                new OrderReference(delivery.envelope().subject().id());
        SubjectRef order = reference
                .order()
                .orElseThrow(() -> new FailureException(DocumentFailures.notOurs(reference, delivery.envelope())));
        OwnersUnits units = OwnersUnits.between(
                delivery.envelope().source(), delivery.envelope().target(), delivery.landscape());
        Optional<OrderPapers> papers = trace.step(
                Step.TRANSLATE_IN,
                () -> delivery.source().documentSource().papers(reference).map(units::inShop));
        if (papers.isEmpty()) {
            return nothingToShow(delivery.envelope().source() + " does not have the order " + reference);
        }
        numbers(papers.get()).limit(MOST_NUMBERS).forEach(trace::knownAs);
        DocumentTarget shop = delivery.target().documentTarget();
        Optional<Shown> shown = trace.step(Step.LOOK_UP, () -> shop.shown(order));
        return shown.map(now -> show(papers.get(), now, delivery, trace))
                .orElseGet(() -> nothingToShow(order.system() + " does not have the order " + reference + " any more"));
    }

    /** What buyers and carriers ask by: each costs one write, once. */
    private static Stream<String> numbers(OrderPapers papers) {
        return Stream.of(
                        Stream.of(papers.order().number()),
                        papers.invoices().stream().map(Invoice::number),
                        papers.shipments().stream().map(Shipment::number),
                        papers.shipments().stream().flatMap(shipment -> shipment.tracking().stream()))
                .flatMap(some -> some)
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct();
    }

    private static Outcome show(OrderPapers papers, Shown shown, Delivery delivery, Trace trace) {
        DocumentRulings rulings = new DocumentRulings(papers, shown, delivery);
        Optional<Failure> difference = trace.step(Step.CHECK, () -> moneyCheck(papers, shown, delivery, trace));
        News missing = trace.step(Step.DECIDE, () -> rulings.allowed(DocumentComparison.missing(papers, shown)));
        News news = difference.isEmpty()
                ? missing
                : new News(missing.shipments(), List.of(), missing.complete(), missing.cancel());
        String told = news.isEmpty()
                ? DocumentComparison.words(news)
                : new Telling(delivery, inShop(delivery), trace).tell(shown, news);
        agreed(papers.progress(), news.complete() ? Fulfilment.COMPLETE : shown.fulfilment())
                .ifPresent(state -> trace.tells(state.name()));
        return difference
                .<Outcome>map(failure -> new Outcome.Held(failure, Optional.of(shown.order()), rulings.conflicts()))
                .orElseGet(() -> new Outcome.Delivered(shown.order(), told, rulings.conflicts()));
    }

    private static SubjectRef inShop(Delivery delivery) {
        return new OrderReference(delivery.envelope().subject().id()).order().orElseThrow();
    }

    /** How far shipping has come, if the shop says now what its owner says: the shop's own word of it is no news then. */
    private static Optional<Fulfilment> agreed(Progress owner, Fulfilment shop) {
        return switch (owner) {
            case SHIPPED -> Optional.of(Fulfilment.COMPLETE).filter(shop::equals);
            case PARTLY_SHIPPED -> Optional.of(Fulfilment.PARTLY);
            case OPEN, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<Failure> moneyCheck(OrderPapers papers, Shown shown, Delivery delivery, Trace trace) {
        boolean approved = delivery.envelope().isApproved(FailureCode.DOCUMENT_TOTALS_DIFFER);
        trace.note("charged " + papers.charged() + " on paper, " + shown.charged() + " in the shop"
                + (approved ? "; a person lets it pass" : ""));
        return DocumentComparison.moneyDiffers(papers, shown) && !approved
                ? Optional.of(DocumentFailures.totalsDiffer(papers, shown))
                : Optional.empty();
    }

    private static Outcome nothingToShow(String why) {
        return new Outcome.Skipped(SkipReason.FILTERED, why, List.of());
    }
}
