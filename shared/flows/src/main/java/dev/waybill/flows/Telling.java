package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells a shop what it does not show yet: at once, or, where files go with it, a few documents after the other. */
final class Telling {
    /** Each is printed for seconds and held in memory; what was told stays told when the next ones fail. */
    static final int MOST_WITH_FILES = 3;

    private final SubjectRef order;
    private final DocumentTarget target;
    private final PaperFiles files;
    private final Trace trace;

    Telling(Delivery delivery, SubjectRef order, Trace trace) {
        this.order = order;
        this.target = delivery.target().documentTarget();
        this.files = new PaperFiles(delivery, OrderReference.of(order), target);
        this.trace = trace;
    }

    /** Answers what was told, in words. */
    String tell(Shown shown, News news) {
        Shown before = shown;
        for (News some : files.areTakenOf(news) ? portions(news) : List.of(news)) {
            send(before, files.areTakenOf(some) ? printed(some) : some);
            before = after(before, some);
        }
        String without = files.words();
        return DocumentComparison.words(news) + (without.isEmpty() ? "" : "; " + without);
    }

    private News printed(News some) {
        return trace.step(Step.TRANSLATE_OUT, () -> {
            News withFiles = files.addedTo(some);
            trace.note(withFiles.files().size() + " files; " + files.words());
            return withFiles;
        });
    }

    /** A shop that does not take a file is told the document all the same. What was told already, it does not tell again. */
    private void send(Shown before, News news) {
        try {
            show(before, news);
        } catch (FailureException e) {
            if (news.files().isEmpty() || !files.areGivenUpFor(e.failure())) {
                throw e;
            }
            show(before, new News(news.shipments(), news.invoices(), news.complete(), news.cancel()));
            files.refused(news, e);
        }
    }

    private void show(Shown before, News news) {
        trace.step(Step.SEND, () -> {
            trace.note(DocumentComparison.words(news));
            target.show(order, before, news);
            return news;
        });
    }

    /** The order is shown as shipped, or called off, with the last. */
    private static List<News> portions(News news) {
        List<News> portions = new ArrayList<>();
        List<Shipment> shipments = news.shipments();
        List<Invoice> invoices = news.invoices();
        while (shipments.size() + invoices.size() > MOST_WITH_FILES) {
            int goods = Math.min(shipments.size(), MOST_WITH_FILES);
            int bills = MOST_WITH_FILES - goods;
            portions.add(new News(shipments.subList(0, goods), invoices.subList(0, bills), false, false));
            shipments = shipments.subList(goods, shipments.size());
            invoices = invoices.subList(bills, invoices.size());
        }
        portions.add(new News(shipments, invoices, news.complete(), news.cancel()));
        return portions;
    }

    private static Shown after(Shown before, News news) {
        Set<String> documents = new HashSet<>(before.documents());
        news.papers().forEach(paper -> documents.add(paper.mark()));
        return new Shown(before.order(), before.stage(), before.fulfilment(), documents, before.charged());
    }
}
