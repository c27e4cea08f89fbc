package dev.waybill.testkit;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.OrderPapers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The paper of a fake ERP's orders. */
public final class FakePapers implements DocumentSource {
    private final Map<OrderReference, OrderPapers> papers = new ConcurrentHashMap<>();
    private final List<PaperChange> changes = new ArrayList<>();
    private int pageSize = 100;
    private int readings;

    /** An order's paper says this now; the document named is what changed. */
    public synchronized void says(String order, OrderPapers now, String document, Instant at) {
        OrderReference reference = new OrderReference(order);
        papers.put(reference, now);
        changes.add(new PaperChange(document, Set.of(reference), at));
    }

    /** A document changed that belongs to no order of a shop. */
    public synchronized void changesElsewhere(String document, Instant at) {
        changes.add(new PaperChange(document, Set.of(), at));
    }

    /** From now on, so many changes are listed at once. */
    public void pagesOf(int most) {
        pageSize = most;
    }

    /** How often it was asked for an order's paper. */
    public int readings() {
        return readings;
    }

    @Override
    public int pageSize() {
        return pageSize;
    }

    @Override
    public synchronized List<PaperChange> changedSince(Instant from, int skip) {
        return changes.stream()
                .filter(change -> !change.changedAt().isBefore(from))
                .sorted(Comparator.comparing(PaperChange::changedAt))
                .skip(skip)
                .limit(pageSize)
                .toList();
    }

    @Override
    public Optional<OrderPapers> papers(OrderReference order) {
        readings++;
        return Optional.ofNullable(papers.get(order));
    }
}
