package dev.waybill.testkit;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the buyers of a fake shop see of their orders. */
public final class FakeBoard implements DocumentTarget {
    private final Map<String, Shown> orders = new ConcurrentHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<PaperFile> files = new ArrayList<>();
    private final Queue<FailureCode> faults = new ArrayDeque<>();
    private boolean takingFiles;

    /** The shop has an order that its buyer pays so much for. */
    public void has(SubjectRef order, String charged) {
        ExternalRef ref = new ExternalRef(order.system(), order.id(), order.id());
        orders.put(
                order.id(), new Shown(ref, OrderStage.CONFIRMED, Fulfilment.OPEN, Set.of(), Money.of(charged, "EUR")));
    }

    /** The shop deleted the order. */
    public void forgets(SubjectRef order) {
        orders.remove(order.id());
    }

    /** Somebody deletes in the shop what it showed of the order's paper. */
    public void forgetsDocuments(SubjectRef order) {
        orders.computeIfPresent(
                order.id(),
                (id, before) ->
                        new Shown(before.order(), before.stage(), before.fulfilment(), Set.of(), before.charged()));
    }

    /** The shop gives some of the money back. */
    public void refunds(SubjectRef order, String amount) {
        orders.computeIfPresent(
                order.id(),
                (id, before) -> new Shown(
                        before.order(),
                        before.stage(),
                        before.fulfilment(),
                        before.documents(),
                        before.charged().minus(Money.of(amount, "EUR"))));
    }

    /** The next write fails like this; with ANSWER_MISSING it is done all the same. */
    public void failsNextWrite(FailureCode code) {
        faults.add(code);
    }

    /** From now on it shows files of documents. */
    public void takesFiles() {
        takingFiles = true;
    }

    /** Names of the files that buyers can open, in the order of telling. */
    public List<String> files() {
        return files.stream().map(PaperFile::name).toList();
    }

    /** The file that buyers see last. */
    public PaperFile lastFile() {
        return files.getLast();
    }

    /** Each thing that buyers were told, in the order of telling. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** Empty if the shop does not have it. */
    @Override
    public Optional<Shown> shown(SubjectRef order) {
        return Optional.ofNullable(orders.get(order.id()));
    }

    @Override
    public boolean takesFileOf(Paper paper) {
        return takingFiles;
    }

    @Override
    public void show(SubjectRef order, Shown before, News news) {
        FailureCode fault = faults.poll();
        FailureException failure = new FailureException(Failure.of(
                fault == null ? FailureCode.DEFECT : fault,
                order.system(),
                "showDocuments",
                "the fake shop was told to fail",
                "try again"));
        if (fault != null && fault != FailureCode.ANSWER_MISSING) {
            throw failure;
        }
        Set<String> documents = new HashSet<>(before.documents());
        news.papers().forEach(paper -> {
            tell(documents, paper.mark());
            news.fileOf(paper).ifPresent(files::add);
        });
        orders.put(
                order.id(),
                new Shown(
                        before.order(),
                        news.cancel() ? OrderStage.CANCELLED : before.stage(),
                        news.complete() ? Fulfilment.COMPLETE : before.fulfilment(),
                        documents,
                        before.charged()));
        if (fault != null) {
            throw failure;
        }
    }

    private void tell(Set<String> documents, String mark) {
        told.add(mark);
        documents.add(mark);
    }
}
