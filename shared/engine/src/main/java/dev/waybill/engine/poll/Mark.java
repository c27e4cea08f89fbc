package dev.waybill.engine.poll;

import dev.waybill.connector.document.DocumentSource.PaperChange;
import dev.waybill.connector.item.PriceSource.PriceChange;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.stock.StockSource.StockChange;
import dev.waybill.domain.message.Body;
import java.util.TreeSet;

/** What tells one state of one thing from all others, in short, as hundreds of them are kept. */
final class Mark {
    /** 80 bits: that two of some hundred are alike is not to be feared. */
    private static final int LENGTH = 20;

    private Mark() {}

    static String of(Changed changed) {
        return ofText(changed.notice().subject().key() + "\n" + changed.body().hash());
    }

    static String of(StockChange change) {
        return ofText(change.changedAt() + "\n" + String.join("\n", new TreeSet<>(change.skus())));
    }

    static String of(PriceChange change) {
        return ofText(change.changedAt() + "\n" + String.join("\n", new TreeSet<>(change.skus())));
    }

    static String of(PartyChanges.Line line) {
        return ofText(line.changedAt() + "\n" + line.what());
    }

    static String of(PaperChange change) {
        return ofText(change.changedAt() + "\n" + change.document());
    }

    private static String ofText(String text) {
        return Body.of(text).hash().substring(0, LENGTH);
    }
}
