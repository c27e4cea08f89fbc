package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.health.Gauge;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gauges as CloudWatch metrics of the namespace {@code Waybill}, without a request: log lines in CloudWatch's embedded metric
 * format, one for the whole (dimension {@code Stack}) and one per system (dimensions {@code Stack}, {@code System}).
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html (read 2026-11)
 */
public final class EmfMetrics {
    private static final String NAMESPACE = "Waybill";
    private static final String STACK = "Stack";
    private static final String SYSTEM = "System";

    private final JsonLines lines;
    private final String stack;

    /** @param stack tells the metrics of several installations in one account apart */
    public EmfMetrics(PrintStream out, String stack, Clock clock) {
        this.lines = new JsonLines(out, clock);
        this.stack = stack;
    }

    public void write(List<Gauge> gauges) {
        Map<Optional<SystemId>, List<Gauge>> bySystem = new LinkedHashMap<>();
        gauges.forEach(gauge -> bySystem.computeIfAbsent(gauge.system(), none -> new ArrayList<>())
                .add(gauge));
        bySystem.forEach((system, own) -> lines.print(json -> {
            writeMetadata(json, system.isPresent(), own);
            json.writeStringField(STACK, stack);
            if (system.isPresent()) {
                json.writeStringField(SYSTEM, system.get().value());
            }
            for (Gauge gauge : own) {
                json.writeNumberField(gauge.name(), gauge.value());
            }
        }));
    }

    private void writeMetadata(JsonGenerator json, boolean ofSystem, List<Gauge> gauges) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", lines.clock().millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString(STACK);
        if (ofSystem) {
            json.writeString(SYSTEM);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Gauge gauge : gauges) {
            json.writeStartObject();
            json.writeStringField("Name", gauge.name());
            json.writeStringField("Unit", gauge.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
