package dev.waybill.flows;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.PaperReport;
import java.time.Instant;
import java.util.List;

/**
 * Orders whose paper a shop does not show, although nothing is on its way and nobody was told.
 *
 * @param compared how many orders' paper was compared
 * @param left how many there were more than that; the next time comes to the newest again
 */
public record PaperDrift(SystemId source, SystemId target, int compared, int left, List<Missing> missing) {
    public PaperDrift {
        missing = List.copyOf(missing);
    }

    /** The same without the messages, which name more than the orders. */
    public PaperReport report(Instant at) {
        List<PaperReport.Missing> orders = missing.stream()
                .map(one -> new PaperReport.Missing(one.look().subject().id(), one.number(), one.what()))
                .toList();
        return new PaperReport(new Way(source, target), at, compared, left, orders, 0);
    }

    /**
     * One order.
     *
     * @param number as the source calls the order
     * @param what in words, such as {@code delivery note 12, invoice 7 (121.00 EUR)}
     * @param look the message that has it carried
     */
    public record Missing(String number, String what, Envelope look) {
        /** {@code S7 (shop-es:1001) is not shown: delivery note 12}. */
        public String sentence() {
            return number + " (" + look.subject().id() + ") is not shown: " + what;
        }
    }
}
