package dev.waybill.local.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.local.template.ScheduleSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a function gets from its schedule: the input, or where there is none the event of AWS. EventBridge Scheduler sends
 * {@code detail} as a text, {@code "{}"}, where a rule of EventBridge sends an object:
 * https://github.com/aws/aws-lambda-java-libs/issues/479, https://github.com/aws/aws-lambda-dotnet/issues/1864 (read
 * 2026-11).
 */
final class ScheduledEvent {
    private ScheduledEvent() {}

    static byte[] of(ScheduleSpec schedule, Instant time) {
        return schedule.input()
                .orElseGet(() -> byAws(schedule, time).toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode byAws(ScheduleSpec schedule, Instant time) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws." + schedule.service())
                .put("account", schedule.account())
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", schedule.region());
        event.putArray("resources").add(schedule.arn());
        if (schedule.service().equals("scheduler")) {
            event.put("detail", "{}");
        } else {
            event.putObject("detail");
        }
        return event;
    }
}
