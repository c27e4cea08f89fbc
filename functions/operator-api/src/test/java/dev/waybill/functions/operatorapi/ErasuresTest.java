package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.DynamoErasures;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import dev.waybill.functions.operatorapi.World.Answered;
import dev.waybill.testkit.HistoryFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasing a person over the API. */
class ErasuresTest {
    private static final String BODY = "{\"orders\":[\"1001\"],\"why\":\"by letter\"}";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void it_needs_an_approver_and_a_reason() {
        assertThat(world.post("operator", "/v1/erasures", "key-00001", BODY).status())
                .isEqualTo(403);
        assertThat(world.post("approver", "/v1/erasures", "key-00001", "{\"orders\":[\"1001\"]}")
                        .body()
                        .path("detail")
                        .asText())
                .contains("$.why is missing");
        assertThat(world.post("approver", "/v1/erasures", "key-00001", "{\"why\":\"x\",\"email\":\"anna\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void repeated_it_is_answered_once_and_has_one_receipt() {
        world.lambda.answers(AnswerJson.write(new Answer.Erased(receipt(), false)));

        Answered first = world.post("approver", "/v1/erasures", "key-00001", BODY);
        Answered again = world.post("approver", "/v1/erasures", "key-00001", BODY);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(world.lambda.asked).hasSize(1);
        assertThat(world.lambda.asked.getFirst())
                .contains("\"command\":\"erase\"", "\"who\":\"bea\"", "\"preview\":false")
                .containsPattern("\"receipt\":\"[0-9a-f]{32}\"");
        assertThat(world.printed()).doesNotContain("1001");
    }

    @Test
    void a_receipt_can_be_read_and_one_that_is_not_there_is_said() {
        new DynamoErasures(world.dynamo, world.ledgerTable, world.clock).keep(receipt());

        assertThat(world.get("viewer", "/v1/erasures/receipt-1")
                        .body()
                        .path("subjects")
                        .toString())
                .isEqualTo("[\"order#shop-es#1001\"]");
        assertThat(world.get("viewer", "/v1/erasures/receipt-1")
                        .body()
                        .path("done")
                        .asBoolean())
                .isTrue();
        assertThat(world.get("viewer", "/v1/erasures/receipt").status()).isEqualTo(404);
    }

    private static Receipt receipt() {
        return new Receipt(
                "receipt-1",
                new By("bea", "by letter"),
                HistoryFixture.NOON,
                List.of(),
                List.of(HistoryFixture.order("shop-es", "1001")),
                Map.of(),
                0,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
