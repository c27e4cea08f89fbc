package dev.waybill.connectors.shopify;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connectors.shopify.OpenLine.Taken;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.document.Shipment.Direction;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The paper of an order as a Shopify shop shows it: a delivery note is a fulfilment. For invoices, credit notes and goods that come
 * back there is no object of the shop's that says no more than the paper does (its returns give money back), so they are lines in
 * a metafield of the order; the order's note is the merchant's and cannot be compared before it is set, so it is left alone.
 */
final class ShopifyDocuments implements DocumentTarget {
    static final String NOTIFY_BUYERS = "notify-buyers";

    private static final int MOST_TRIES = 3;
    /** What holds up one delivery note, and none of the others. */
    private static final Set<FailureKind> OF_ONE = Set.of(FailureKind.REFUSED, FailureKind.UNDECIDED);

    private final ShopifyPaper paper;
    private final ShopifyParcels parcels;
    private final ShopLocation location;
    private final DocumentRefusals refusals;

    private ShopifyDocuments(ShopifyGraphql graphql, ShopLocation location, boolean notifyBuyers) {
        this.refusals = new DocumentRefusals(graphql.system());
        this.paper = new ShopifyPaper(graphql, refusals);
        this.parcels = new ShopifyParcels(graphql, refusals, notifyBuyers);
        this.location = location;
    }

    static ShopifyDocuments of(SystemSpec system, ShopifyGraphql graphql, ShopLocation location) {
        boolean silent = system.setting(NOTIFY_BUYERS).equals(Optional.of("false"));
        return new ShopifyDocuments(graphql, location, !silent);
    }

    @Override
    public Optional<Shown> shown(SubjectRef order) {
        return read(order).map(OrderInShop::shown);
    }

    private Optional<OrderInShop> read(SubjectRef order) {
        return order.id().matches("[0-9]{1,20}") ? paper.read(order.id()) : Optional.empty();
    }

    /** First what is sent, then the record of it, then what follows from it. Who dies in between is found out by looking. */
    @Override
    public void show(SubjectRef order, Shown before, News news) {
        OrderInShop now = read(order).orElseThrow(() -> refusals.gone(order.id()));
        List<Shipment> sent = news.shipments().stream()
                .filter(shipment -> shipment.direction() == Direction.TO_BUYER)
                .sorted(Comparator.comparing(shipment -> shipment.tracking().isEmpty()))
                .toList();
        List<DocumentEntry> entries = new ArrayList<>();
        news.shipments().stream()
                .filter(shipment -> shipment.direction() == Direction.BACK)
                .forEach(shipment -> entries.add(DocumentEntry.of(shipment, Set.of())));
        news.invoices().forEach(invoice -> entries.add(DocumentEntry.of(invoice)));
        List<FailureException> refused = new ArrayList<>();
        if (!sent.isEmpty()) {
            Dispatch dispatch = new Dispatch(parcels, location, now);
            sent.forEach(shipment -> send(shipment, dispatch, entries, refused));
        }
        write(order, now, entries);
        if (!refused.isEmpty()) {
            throw refused.getFirst();
        }
        if (news.complete()) {
            sendWhatIsNotShipped(now, sent.isEmpty());
        }
        if (news.cancel()) {
            cancel(order, now);
        }
    }

    private void send(
            Shipment shipment, Dispatch dispatch, List<DocumentEntry> entries, List<FailureException> refused) {
        try {
            entries.add(DocumentEntry.of(shipment, dispatch.send(shipment)));
        } catch (FailureException e) {
            if (!OF_ONE.contains(e.failure().kind())) {
                throw e;
            }
            refused.add(e);
        }
    }

    /** What somebody else wrote meanwhile stays. */
    private void write(SubjectRef order, OrderInShop read, List<DocumentEntry> entries) {
        OrderInShop now = read;
        for (int tries = 1; !entries.isEmpty() && !paper.write(now, now.paper().with(entries)); tries++) {
            if (tries == MOST_TRIES) {
                throw refusals.overwritten(now);
            }
            now = read(order).orElseThrow(() -> refusals.gone(order.id()));
        }
    }

    /**
     * Shows as sent what needs no shipping, such as a service: no delivery note will ever name it. What needs shipping is never
     * shown as sent without one.
     *
     * @param isCurrent whether nothing was sent since the order was read
     */
    private void sendWhatIsNotShipped(OrderInShop order, boolean isCurrent) {
        List<OpenLine> left = parcels.open(order);
        if (left.isEmpty() && isCurrent && order.fulfilment() != Fulfilment.COMPLETE) {
            throw refusals.unseen(order);
        }
        List<OpenLine> unsaid = left.stream().filter(OpenLine::physical).toList();
        if (!unsaid.isEmpty()) {
            throw refusals.unsaid(order, unsaid);
        }
        List<OpenLine> hindered = left.stream().filter(OpenLine::isHindered).toList();
        if (!hindered.isEmpty()) {
            throw refusals.hindered(order, "what needs no shipping", hindered);
        }
        Taken.byPlace(left.stream().map(line -> line.take(line.remaining())).toList())
                .forEach(some -> parcels.send(some, Optional.empty()));
    }

    /**
     * Where an owner's stock is written, the owner gets the goods back and says so; the shop's own restocking would count them
     * twice. A second try is refused by the shop: whether the first one did it is looked at.
     */
    private void cancel(SubjectRef order, OrderInShop now) {
        try {
            paper.cancel(now, location.setting().isEmpty(), parcels.notifyBuyers());
        } catch (FailureException e) {
            boolean done = OF_ONE.contains(e.failure().kind())
                    && read(order)
                            .filter(then -> then.stage() == OrderStage.CANCELLED)
                            .isPresent();
            if (!done) {
                throw e;
            }
        }
    }
}
