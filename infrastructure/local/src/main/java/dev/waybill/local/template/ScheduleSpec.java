package dev.waybill.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A rate at which a function is called.
 *
 * @param arn of the schedule; for SAM's older {@code Schedule}, of the EventBridge rule
 * @param input JSON the function gets; empty for the event that AWS sends where the template says nothing
 */
public record ScheduleSpec(String arn, Duration every, Optional<String> input) {
    /** Who calls: {@code scheduler} or, for a rule, {@code events}. */
    public String service() {
        return part(2);
    }

    public String region() {
        return part(3);
    }

    public String account() {
        return part(4);
    }

    private String part(int index) {
        return arn.split(":", -1)[index];
    }
}
