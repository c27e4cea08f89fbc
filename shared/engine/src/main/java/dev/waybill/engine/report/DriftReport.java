package dev.waybill.engine.report;

import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.time.Instant;

/** What a shop showed otherwise than its owner has it, or a shadow decided otherwise, in one look at one way. */
public sealed interface DriftReport permits StockReport, PaperReport, ShadowReport {
    /** What was compared: that which this flow carries. */
    FlowSpec flow();

    Way way();

    /** When both were asked. */
    Instant at();

    /** So many differences are not named besides those that are. */
    int unnamed();

    /** The same with at most so many differences named. */
    DriftReport naming(int most);
}
