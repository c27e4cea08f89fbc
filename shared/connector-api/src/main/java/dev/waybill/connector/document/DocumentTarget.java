package dev.waybill.connector.document;

import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A shop that shows its buyers what was shipped and invoiced for their orders. */
public interface DocumentTarget {
    /**
     * What the shop shows of an order.
     *
     * @param documents the {@link Shipment#mark} and {@link Invoice#mark} of what was shown before
     * @param charged what the buyer pays there: the order's total less what was refunded, with tax
     */
    record Shown(ExternalRef order, OrderStage stage, Fulfilment fulfilment, Set<String> documents, Money charged) {
        public Shown {
            documents = Set.copyOf(documents);
        }
    }

    /**
     * What is to be shown in addition.
     *
     * @param files by {@link Paper#mark}: only of what the target {@link DocumentTarget#takesFileOf}, and not of all of that
     * @param complete whether the order is to be shown as wholly shipped
     * @param cancel whether the order is to be called off in the shop
     */
    record News(
            List<Shipment> shipments,
            List<Invoice> invoices,
            Map<String, PaperFile> files,
            boolean complete,
            boolean cancel) {
        public News {
            shipments = List.copyOf(shipments);
            invoices = List.copyOf(invoices);
            files = Map.copyOf(files);
        }

        /** Without files. */
        public News(List<Shipment> shipments, List<Invoice> invoices, boolean complete, boolean cancel) {
            this(shipments, invoices, Map.of(), complete, cancel);
        }

        /** All documents, shipments first. */
        public Stream<Paper> papers() {
            return Stream.concat(shipments.stream(), invoices.stream());
        }

        public Optional<PaperFile> fileOf(Paper paper) {
            return Optional.ofNullable(files.get(paper.mark()));
        }

        public boolean isEmpty() {
            return shipments.isEmpty() && invoices.isEmpty() && !complete && !cancel;
        }
    }

    /**
     * What the shop shows of an order now. Reads only.
     *
     * @return empty if the shop does not have the order (any more)
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if it may not be read
     */
    Optional<Shown> shown(SubjectRef order);

    /**
     * Whether it would show the document's file too. No call; said by settings and kind.
     */
    default boolean takesFileOf(Paper paper) {
        return false;
    }

    /**
     * Shows more. A document that a crashed try showed already is not shown again, and neither is its file kept twice.
     *
     * @param before as {@link #shown} just told
     * @throws FailureException {@code TARGET_REFUSED} with the shop's reason; {@code ANSWER_MISSING} if it is not known whether
     *     the shop took it; {@code ITEM_UNKNOWN} naming what the shop's order does not have
     */
    void show(SubjectRef order, Shown before, News news);
}
