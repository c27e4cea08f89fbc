package dev.waybill.engine.whatif;

import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.util.List;

/**
 * What one flow decided on one way, decided again.
 *
 * @param decisions how many were made again
 * @param left how many older ones were not
 */
public record Replayed(FlowSpec flow, Way way, int decisions, int left, List<OtherOutcome> others) {
    public Replayed {
        others = List.copyOf(others);
    }
}
