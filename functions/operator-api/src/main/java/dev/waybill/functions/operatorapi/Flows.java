package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.health.FlowCounts;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.views.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How many changes each flow of the configuration received since a moment, and how they ended. */
record Flows(FlowCounts counts, Ways ways, Clock clock) {
    /** CloudWatch keeps minutes for fifteen days; more than a week is no day's work any more. */
    private static final Duration LONGEST = Duration.ofDays(7);

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/flows", Role.VIEWER, this::flows));
    }

    private Reply flows(HttpAsked asked, Map<String, String> named) {
        Instant now = clock.instant();
        Instant from = from(asked, now);
        List<String> flows = ways.now().map(Flows::configured).orElse(List.of());
        Map<String, Map<Counted, Long>> counted = counts.between(flows, from, now);
        ObjectNode json = Json.object().put("from", from.toString());
        json.set("items", Json.list(flows, flow -> view(flow, counted.getOrDefault(flow, Map.of()))));
        return Reply.ok(json);
    }

    private static List<String> configured(Landscape landscape) {
        return Arrays.stream(FlowSpec.values())
                .filter(flow -> !Ways.of(landscape, flow, Optional.empty()).isEmpty())
                .map(FlowSpec::word)
                .toList();
    }

    private static ObjectNode view(String flow, Map<Counted, Long> counted) {
        ObjectNode json = Json.object().put("flow", flow);
        for (Counted what : Counted.values()) {
            json.put(what.name().toLowerCase(Locale.ROOT), counted.getOrDefault(what, 0L));
        }
        return json;
    }

    private static Instant from(HttpAsked asked, Instant now) {
        String example = "2026-11-28T00:00:00Z";
        Instant from = parsed(asked.required("from", example), example);
        if (from.isAfter(now) || from.isBefore(now.minus(LONGEST))) {
            throw new WrongRequest("from is in the future, or more than 7 days ago", "say when the reader's day began");
        }
        return from;
    }

    private static Instant parsed(String text, String example) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noMoment) {
            throw new WrongRequest("from is no moment", "write it as " + example);
        }
    }
}
