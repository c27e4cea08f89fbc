package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.aws.SignedCalls.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.health.FlowCounts;
import dev.waybill.engine.ledger.Counted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the metric filters of {@code template.yaml} counted, asked of CloudWatch with one {@code GetMetricData} in its JSON protocol
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html, read 2026-11; protocol and target as in AWS's
 * published model of the service, botocore 1.43.11). Spoken directly, as the SDK's module for it would only bring this one call. Never
 * repeated: each metric that is asked for costs, and the page asks again by itself.
 */
public final class CloudWatchFlowCounts implements FlowCounts {
    static final String METRIC = "Changes";
    static final String FLOW = "Flow";
    static final String OUTCOME = "Outcome";

    private static final SystemId CLOUDWATCH = new SystemId("cloudwatch");
    private static final Map<String, String> HEADERS = Map.of(
            "content-type",
            "application/x-amz-json-1.0",
            "x-amz-target",
            "GraniteServiceVersion20100801.GetMetricData");
    /** A day begins on a quarter of an hour in every zone, and a week of quarters is far below the 100,800 values of an answer. */
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private static final String LATER =
            "nothing now: everything else on the page is up to date, and the counts are asked for again by themselves";

    private final SignedCalls calls;
    private final String namespace;

    /** @param namespace where the template's metric filters count */
    public CloudWatchFlowCounts(AwsClients aws, String namespace) {
        this.calls = aws.metrics();
        this.namespace = namespace;
    }

    /** One number of one flow. */
    private record Series(String flow, Counted what) {}

    @Override
    public Map<String, Map<Counted, Long>> between(Collection<String> flows, Instant from, Instant until) {
        List<Series> wanted = new ArrayList<>();
        flows.forEach(flow -> List.of(Counted.values()).forEach(what -> wanted.add(new Series(flow, what))));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Answer answer = calls.post("/", HEADERS, JsonObject.write(json -> {
            json.writeNumberField("StartTime", quarter(from));
            // Its end is not included: in the first second of a minute that minute would be missing.
            json.writeNumberField("EndTime", quarter(until) + PERIOD.toSeconds());
            json.writeArrayFieldStart("MetricDataQueries");
            for (int at = 0; at < wanted.size(); at++) {
                writeQuery(json, at, wanted.get(at));
            }
            json.writeEndArray();
        }));
        if (answer.status() != 200) {
            throw new FailureException(trouble(answer));
        }
        return sums(JsonObject.parse(answer.body()), wanted);
    }

    private static long quarter(Instant from) {
        return Math.floorDiv(from.getEpochSecond(), PERIOD.toSeconds()) * PERIOD.toSeconds();
    }

    private void writeQuery(JsonGenerator json, int at, Series series) throws IOException {
        json.writeStartObject();
        json.writeStringField("Id", id(at));
        json.writeObjectFieldStart("MetricStat");
        json.writeObjectFieldStart("Metric");
        json.writeStringField("Namespace", namespace);
        json.writeStringField("MetricName", METRIC);
        json.writeArrayFieldStart("Dimensions");
        writeDimension(json, FLOW, series.flow());
        writeDimension(json, OUTCOME, series.what().name());
        json.writeEndArray();
        json.writeEndObject();
        json.writeNumberField("Period", PERIOD.toSeconds());
        json.writeStringField("Stat", "Sum");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeDimension(JsonGenerator json, String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("Name", name);
        json.writeStringField("Value", value);
        json.writeEndObject();
    }

    /** Begins with a small letter, as CloudWatch wants it. */
    private static String id(int at) {
        return "m" + at;
    }

    private static Map<String, Map<Counted, Long>> sums(JsonObject answer, List<Series> wanted) {
        Map<String, JsonObject> results = new HashMap<>();
        answer.objects("MetricDataResults").forEach(result -> results.put(result.text("Id"), result));
        Map<String, Map<Counted, Long>> sums = new HashMap<>();
        for (int at = 0; at < wanted.size(); at++) {
            JsonObject result = results.get(id(at));
            if (result == null || !result.text("StatusCode").equals("Complete")) {
                throw new FailureException(
                        failure(FailureCode.DOWN, "CloudWatch told only a part of the counts of the flows", LATER));
            }
            long sum = Math.round(result.texts("Values").stream()
                    .mapToDouble(Double::parseDouble)
                    .sum());
            if (sum != 0) {
                sums.computeIfAbsent(wanted.get(at).flow(), none -> new EnumMap<>(Counted.class))
                        .put(wanted.get(at).what(), sum);
            }
        }
        return sums;
    }

    private static Failure trouble(Answer answer) {
        String about = " for the counts of the flows";
        if (answer.status() == 0) {
            return failure(FailureCode.UNREACHABLE, "CloudWatch did not answer in time" + about, LATER);
        }
        if (answer.body().contains("Throttling") || answer.status() == 429) {
            return failure(FailureCode.TOO_BUSY, "CloudWatch was asked too often" + about, LATER);
        }
        if (answer.body().contains("AccessDenied") || answer.status() == 403) {
            return failure(
                    FailureCode.CREDENTIALS_REFUSED,
                    "CloudWatch may not be asked" + about,
                    "check the role of operator-api: it needs cloudwatch:GetMetricData; everything else on the page is up to date");
        }
        return failure(FailureCode.DOWN, "CloudWatch answered " + answer.status() + about, LATER)
                .saying(answer.body());
    }

    private static Failure failure(FailureCode code, String why, String next) {
        return Failure.of(code, CLOUDWATCH, "getMetricData", why, next);
    }
}
