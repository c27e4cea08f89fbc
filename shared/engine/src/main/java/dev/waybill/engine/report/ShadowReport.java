package dev.waybill.engine.report;

import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.whatif.OtherOutcome;
import java.time.Instant;
import java.util.List;

/**
 * What would have ended otherwise with a shadow in the place of the system beside which it runs.
 *
 * @param way with the shadow at its end
 * @param compared how many decisions were made for both
 * @param left how many older ones were not
 * @param others {@code inForce} is how it ends with the system that works, {@code wanted} how with the shadow
 */
public record ShadowReport(
        FlowSpec flow, Way way, Instant at, int compared, int left, List<OtherOutcome> others, int unnamed)
        implements DriftReport {
    public ShadowReport {
        others = List.copyOf(others);
    }

    @Override
    public ShadowReport naming(int most) {
        int named = Math.min(most, others.size());
        return new ShadowReport(
                flow, way, at, compared, left, others.subList(0, named), unnamed + others.size() - named);
    }
}
