package dev.waybill.engine.poll;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.Ids;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a system says changed, the earliest change first: orders, customers, or signs that stock, prices or the paper of orders may have. */
sealed interface ChangeList permits OrderList, StockList, DocumentList, PartyList, ItemList, WebhookList {
    /** What a system lists, to be looked at now. */
    static ChangeList of(Polled what, Running running, Ids ids, Instant now) {
        Connector connector = running.require(what.system());
        return switch (what.entity()) {
            case STOCK -> new StockList(what.system(), connector.stockSource(), now);
            case DOCUMENT -> new DocumentList(what.system(), connector.documentSource());
            case ORDER -> new OrderList(connector.orderChanges());
            case ITEM -> new ItemList(what.system(), connector.priceSource(), ids, now);
            case PARTY -> new PartyList(connector.partyChanges());
            case WEBHOOK -> throw new IllegalStateException("nothing lists changes of " + what.entity());
        };
    }

    /** Most rows that one call of {@link #since} answers. */
    int pageSize();

    /** Rows from a time on, inclusive, leaving out the first so many; fewer than {@link #pageSize} only if there are no more. */
    List<Row> since(Instant from, int skip);

    /**
     * Whether a row that an earlier look saw says nothing new. Not so where two changes at one time look alike: to look at the same
     * thing again costs a reading, to miss it costs a wrong number.
     */
    boolean saysAllAtOnce();

    /** What is queued for the changes of a page: each by itself, or all as one. */
    default List<Changed> together(List<Changed> news) {
        return news;
    }

    /** Tells of every change at or after a time, page after page while {@code goOn} says so; whether that was all. */
    default boolean read(Instant from, BooleanSupplier goOn, Consumer<Changed> each) {
        Walk walk = new Walk(from, pageSize());
        while (!walk.isEnded() && goOn.getAsBoolean()) {
            List<Row> page = since(walk.from(), walk.skip());
            page.stream().flatMap(row -> row.changes().stream()).forEach(each);
            walk.passed(page);
        }
        return walk.isEnded();
    }
}
