package dev.waybill.connector.document;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.FailureException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A system that ships and invoices orders. Reads only; safe to ask again. */
public interface DocumentSource {
    /**
     * The sign that the paper of some orders may say something else since: look again.
     *
     * @param document what changed, in the system's own words: {@code invoice 12}
     * @param orders by our references; none where the document belongs to no order that Waybill brought
     * @param changedAt by the system's own clock
     */
    record PaperChange(String document, Set<OrderReference> orders, Instant changedAt) {
        public PaperChange {
            orders = Set.copyOf(orders);
        }
    }

    /** Most changes that one call of {@link #changedSince} answers. */
    int pageSize();

    /**
     * Lists documents, and orders, that changed at or after a time, the earliest change first. Changes at the same time come
     * in an order that stays the same from call to call.
     *
     * @param from inclusive
     * @param skip how many of the first ones to leave out: for more changes at one time than fit into a page
     * @return at most {@link #pageSize} of them; fewer only if there are no more
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if they may not be read
     */
    List<PaperChange> changedSince(Instant from, int skip);

    /**
     * All the paper of an order, now.
     *
     * @return empty if the system has no order of this reference
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if it may not be read
     */
    Optional<OrderPapers> papers(OrderReference order);

    /**
     * The document as a person prints it there. It may take seconds: asked only for what is about to be shown with it.
     *
     * @param paper one of {@link #papers}
     * @return empty if the system prints none of this kind
     * @throws FailureException UNAVAILABLE kind if it cannot be had now; any other kind with what to do if it cannot be had
     *     until then: not allowed, not set up, in another format than buyers read, or beyond {@link PaperFile#MOST_BYTES}
     */
    default Optional<PaperFile> printed(OrderReference order, Paper paper) {
        return Optional.empty();
    }
}
