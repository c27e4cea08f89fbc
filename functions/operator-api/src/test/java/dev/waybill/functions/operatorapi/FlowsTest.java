package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.functions.operatorapi.World.Answered;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many changes came in and how they ended, as CloudWatch counted them. */
class FlowsTest {
    private static final String SINCE_MIDNIGHT = "/v1/flows?from=2026-11-23T00:00:00Z";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void each_flow_that_is_configured_is_told_with_its_sums() {
        world.cloudWatch.has("orders-to-erp", "RECEIVED", 2.0, 3.0);
        world.cloudWatch.has("orders-to-erp", "DELIVERED", 4.0);
        world.cloudWatch.has("orders-to-erp", "HELD", 1.0);

        Answered answered = world.get("viewer", SINCE_MIDNIGHT);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("from").asText()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(answered.body().path("items").findValuesAsText("flow"))
                .startsWith("orders-to-erp", "stock-to-shops")
                .doesNotContain("customers-to-shops");
        assertThat(answered.body().at("/items/0").toString())
                .isEqualTo("{\"flow\":\"orders-to-erp\",\"received\":5,\"sent_again\":0,\"delivered\":4,\"skipped\":0,"
                        + "\"held\":1,\"failed\":0}");
    }

    @Test
    void cloudwatch_is_asked_once_signed_and_for_sums_since_the_readers_midnight() {
        world.get("viewer", "/v1/flows?from=2026-11-23T01:40:00%2B05:45");

        JsonNode asked = world.cloudWatch.asked.getFirst();
        assertThat(world.cloudWatch.asked).hasSize(1);
        assertThat(asked.path("StartTime").asLong())
                .as("whole quarters of an hour, as counts are kept")
                .isEqualTo(Instant.parse("2026-11-22T19:45:00Z").getEpochSecond());
        assertThat(asked.path("EndTime").asLong())
                .as("the running quarter is counted, too")
                .isEqualTo(world.clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond());
        assertThat(asked.at("/MetricDataQueries/0").toString())
                .isEqualTo("{\"Id\":\"m0\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"Waybill/test\",\"MetricName\":"
                        + "\"Changes\",\"Dimensions\":[{\"Name\":\"Flow\",\"Value\":\"orders-to-erp\"},{\"Name\":"
                        + "\"Outcome\",\"Value\":\"RECEIVED\"}]},\"Period\":900,\"Stat\":\"Sum\"}}");
        assertThat(world.cloudWatch.headers.getFirst().getFirst("X-Amz-Target"))
                .isEqualTo("GraniteServiceVersion20100801.GetMetricData");
        assertThat(world.cloudWatch.headers.getFirst().getFirst("Content-Type"))
                .isEqualTo("application/x-amz-json-1.0");
        assertThat(world.cloudWatch.headers.getFirst().getFirst("Authorization"))
                .contains("/monitoring/aws4_request");
    }

    @Test
    void an_answer_is_told_again_for_45_seconds_to_whoever_has_the_same_midnight() {
        world.get("viewer", SINCE_MIDNIGHT);
        world.cloudWatch.has("orders-to-erp", "RECEIVED", 7.0);
        world.clock.pass(Duration.ofSeconds(44));
        Answered kept = world.get("operator", SINCE_MIDNIGHT);
        world.clock.pass(Duration.ofSeconds(1));
        Answered anew = world.get("viewer", SINCE_MIDNIGHT);

        assertThat(kept.body().at("/items/0/received").asInt()).isZero();
        assertThat(anew.body().at("/items/0/received").asInt()).isEqualTo(7);
        world.get("viewer", "/v1/flows?from=2026-11-22T23:00:00Z");
        assertThat(world.cloudWatch.asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | ThrottlingException      | 503 | TOO_BUSY            | asked too often
            400 | AccessDeniedException    | 500 | CREDENTIALS_REFUSED | it needs cloudwatch:GetMetricData
            500 | InternalServiceException | 503 | DOWN                | answered 500
            """)
    void why_there_are_no_counts_is_said_and_the_next_look_asks_again(
            int status, String code, int answer, String told, String words) {
        world.cloudWatch.refuses(status, code);

        Answered answered = world.get("viewer", SINCE_MIDNIGHT);

        assertThat(answered.status()).isEqualTo(answer);
        assertThat(answered.body().path("code").asText()).isEqualTo(told);
        assertThat(answered.body().path("detail").asText()
                        + answered.body().path("next").asText())
                .contains(words)
                .contains("everything else on the page is up to date");
        world.cloudWatch.refuses(200, "");
        assertThat(world.get("viewer", SINCE_MIDNIGHT).status()).isEqualTo(200);
    }

    @Test
    void a_part_of_the_counts_is_not_taken_for_all_of_them() {
        world.cloudWatch.tellsAPart();

        assertThat(world.get("viewer", SINCE_MIDNIGHT).body().path("detail").asText())
                .contains("only a part");
    }

    @Test
    void cloudwatch_that_cannot_be_reached_is_said() {
        world.cloudWatch.close();

        assertThat(world.get("viewer", SINCE_MIDNIGHT).body().path("code").asText())
                .isEqualTo("UNREACHABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?from=today", "?from=2026-11-23T12:00:01Z", "?from=2026-11-16T11:59:59Z", "?from=2026-11-23"
            })
    void a_moment_that_is_none_or_too_far_away_is_refused(String query) {
        assertThat(world.get("viewer", "/v1/flows" + query).status()).isEqualTo(400);
    }
}
