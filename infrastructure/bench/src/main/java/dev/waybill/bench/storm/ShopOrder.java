package dev.waybill.bench.storm;

import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.domain.message.SubjectRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One order of a shop: what the ERP must hold in the end, and what its shop has sent so far. */
final class ShopOrder {
    private final SubjectRef subject;
    private final BigDecimal total;
    private final SalesOrder.State wanted;
    private final int states;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<Optional<Instant>> newestSent = new AtomicReference<>(Optional.empty());

    /**
     * @param wanted the state of the sales order that the newest state asks for
     * @param states how many different webhooks there are of it
     */
    ShopOrder(SubjectRef subject, BigDecimal total, SalesOrder.State wanted, int states) {
        this.subject = subject;
        this.total = total;
        this.wanted = wanted;
        this.states = states;
    }

    SubjectRef subject() {
        return subject;
    }

    /** As Waybill names it in the ERP. */
    String reference() {
        return subject.system() + ":" + subject.id();
    }

    BigDecimal total() {
        return total;
    }

    SalesOrder.State wanted() {
        return wanted;
    }

    int states() {
        return states;
    }

    /** A webhook of it goes out now, perhaps not for the first time. */
    void goesOut(boolean newest, Instant now) {
        sent.incrementAndGet();
        if (newest) {
            newestSent.compareAndSet(Optional.empty(), Optional.of(now));
        }
    }

    /** How many webhooks of it went out, repetitions included. */
    int sent() {
        return sent.get();
    }

    /** When its newest state went out for the first time. */
    Optional<Instant> newestSent() {
        return newestSent.get();
    }
}
