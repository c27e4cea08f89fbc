package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.ledger.DeadLetter;
import java.util.Arrays;
import java.util.Locale;

/** The queues that flows wait in; each has one for dead letters. */
enum FlowQueue {
    /** In order per subject; also for what no other queue is for. */
    ORDERS,
    /** Without order, where hundreds are taken at once. */
    STOCK,
    /** In order per subject. */
    DOCUMENTS,
    /** In order per subject. */
    PARTIES,
    /** In order from one owner to one shop. */
    ITEMS;

    static FlowQueue of(Envelope envelope) {
        return FlowSpec.of(envelope.flow())
                .map(flow -> switch (flow) {
                    case ORDERS_TO_ERP -> ORDERS;
                    case STOCK_TO_SHOPS -> STOCK;
                    case DOCUMENTS_TO_SHOPS -> DOCUMENTS;
                    case CUSTOMERS_TO_ERP, CUSTOMERS_TO_SHOPS -> PARTIES;
                    case ITEMS_TO_SHOPS -> ITEMS;
                })
                .orElse(ORDERS);
    }

    /** Where a letter lies, by its {@link #named} handle. */
    static FlowQueue of(DeadLetter letter) {
        return Arrays.stream(values())
                .filter(queue -> letter.handle().startsWith(queue.prefix()))
                .findFirst()
                .orElse(ORDERS);
    }

    /** The letter with a handle that says in which queue it lies. */
    DeadLetter named(DeadLetter letter) {
        return withHandle(letter, prefix() + letter.handle());
    }

    /** The letter as its own queue knows it. */
    DeadLetter bare(DeadLetter letter) {
        return withHandle(letter, letter.handle().substring(prefix().length()));
    }

    private String prefix() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    private static DeadLetter withHandle(DeadLetter letter, String handle) {
        return new DeadLetter(handle, letter.operation(), letter.envelope(), letter.since());
    }
}
