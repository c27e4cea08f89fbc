package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.ledger.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has documents printed where they are written, for shops that show files. Remembers of which documents there is no file, and why. */
final class PaperFiles {
    /** Tries on which a document waits for a file that cannot be had now: an hour or more, as the pauses between them grow. */
    static final int MOST_TRIES = 12;
    /** Tries to show documents with their files: fewer than those after which a lost answer is a dead letter. */
    static final int MOST_TRIES_TO_SHOW = 6;

    private final Delivery delivery;
    private final OrderReference order;
    private final DocumentTarget target;
    /** Names of documents by the reason. */
    private final Map<String, List<String>> without = new LinkedHashMap<>();

    PaperFiles(Delivery delivery, OrderReference order, DocumentTarget target) {
        this.delivery = delivery;
        this.order = order;
        this.target = target;
    }

    boolean areTakenOf(News news) {
        return news.papers().anyMatch(target::takesFileOf);
    }

    /**
     * The same news with their files.
     *
     * @throws FailureException UNAVAILABLE kind if one cannot be had now, but perhaps at the next try
     */
    News addedTo(News news) {
        Map<String, PaperFile> files = new HashMap<>();
        news.papers().filter(target::takesFileOf).forEach(paper -> printed(paper)
                .ifPresent(file -> files.put(paper.mark(), file)));
        return new News(news.shipments(), news.invoices(), files, news.complete(), news.cancel());
    }

    private Optional<PaperFile> printed(Paper paper) {
        try {
            Optional<PaperFile> file = delivery.source().documentSource().printed(order, paper);
            if (file.isEmpty()) {
                none(paper, delivery.envelope().source() + " prints none");
            }
            return file;
        } catch (FailureException e) {
            if (e.failure().kind() == FailureKind.UNAVAILABLE && tries() < MOST_TRIES) {
                throw e;
            }
            none(paper, DocumentFailures.words(e.failure()));
            return Optional.empty();
        }
    }

    /** This one included. */
    private int tries() {
        return 1 + delivery.before().map(Link::attempts).orElse(0);
    }

    /** Whether documents are told without their files now, since telling them with their files failed. */
    boolean areGivenUpFor(Failure failure) {
        return DocumentFailures.isFinal(failure) || tries() >= MOST_TRIES_TO_SHOW;
    }

    /** The shop does not take the files of these. */
    void refused(News news, FailureException refusal) {
        news.papers()
                .filter(paper -> news.fileOf(paper).isPresent())
                .forEach(paper -> none(paper, DocumentFailures.words(refusal.failure())));
    }

    private void none(Paper paper, String why) {
        without.computeIfAbsent(why, reason -> new ArrayList<>()).add(DocumentComparison.name(paper));
    }

    /** What people should know of; empty if every document has the file that it is to have. */
    String words() {
        return without.entrySet().stream()
                .map(reason -> "no file of " + String.join(", ", reason.getValue()) + ": " + reason.getKey())
                .collect(Collectors.joining("; "));
    }
}
