package dev.waybill.testkit;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The paper of a fake ERP's orders. */
public final class FakePapers implements DocumentSource {
    private final Map<OrderReference, OrderPapers> papers = new ConcurrentHashMap<>();
    private final List<PaperChange> changes = new ArrayList<>();
    private final List<String> prints = new ArrayList<>();
    private final Queue<FailureCode> faults = new ArrayDeque<>();
    private boolean printing;
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

    /** From now on every document can be had as a PDF. */
    public void prints() {
        printing = true;
    }

    /** The next so many prints fail like this. */
    public void failsPrinting(FailureCode code, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(code);
        }
    }

    /** Marks of the documents that it was asked to print, in order. */
    public List<String> printed() {
        return List.copyOf(prints);
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

    @Override
    public Optional<PaperFile> printed(OrderReference order, Paper paper) {
        prints.add(paper.mark());
        Optional.ofNullable(faults.poll()).ifPresent(FakePapers::fail);
        return printing
                ? Optional.of(new PaperFile(paper.mark() + ".pdf", PaperFile.PDF, Body.of("%PDF-1.7 " + paper.mark())))
                : Optional.empty();
    }

    private static void fail(FailureCode code) {
        throw new FailureException(Failure.of(
                code,
                new SystemId("erp"),
                "printDocument",
                "the fake ERP was told not to print",
                "set up its printing"));
    }
}
