package dev.waybill.engine.rehearsal;

import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.rehearsal.Preview.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The moment at which a rehearsed flow would write. Ends the rehearsal; carries no stack trace. */
final class WouldWrite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String verb;
    private final transient Optional<ExternalRef> there;
    private final transient Optional<PlacedOrder> current;
    private final transient Optional<OrderStage> stage;
    private final transient List<Change> papers;

    /** An order in an ERP. */
    WouldWrite(String verb, Optional<PlacedOrder> current, Optional<OrderStage> stage) {
        super(verb, null, false, false);
        this.verb = verb;
        this.there = current.map(PlacedOrder::ref);
        this.current = current;
        this.stage = stage;
        this.papers = List.of();
    }

    /** Paper in a shop. */
    WouldWrite(Shown before, News news) {
        super("shows", null, false, false);
        this.verb = "shows more of";
        this.there = Optional.of(before.order());
        this.current = Optional.empty();
        this.stage = Optional.empty();
        this.papers = papers(before, news);
    }

    private static List<Change> papers(Shown before, News news) {
        List<Change> papers = new ArrayList<>();
        news.papers().forEach(paper -> papers.add(new Change(paper.mark(), "not shown", "shown")));
        if (news.complete()) {
            papers.add(new Change("shipping", before.fulfilment().name(), "COMPLETE"));
        }
        if (news.cancel()) {
            papers.add(new Change("stage", before.stage().name(), "CANCELLED"));
        }
        return papers;
    }

    String verb() {
        return verb;
    }

    /** What is there already. */
    Optional<ExternalRef> there() {
        return there;
    }

    Optional<PlacedOrder> current() {
        return current;
    }

    Optional<OrderStage> stage() {
        return stage;
    }

    /** What would be shown, and how it ends with the order there. */
    List<Change> papers() {
        return papers;
    }
}
